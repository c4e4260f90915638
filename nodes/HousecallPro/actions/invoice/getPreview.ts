import type { INodeProperties } from 'n8n-workflow';

import { invoiceId } from '../../descriptions/locators';
import type { Operation, ExecuteContext } from '../../operation/operation';

const outputBinaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
};

/** The page twice: as text for a template or an AI agent, and as a file to send or to print. */
async function readPage({ api, call, settings, context }: ExecuteContext) {
	const { invoice_id } = call.path ?? {};
	const html = String(await api.send({ ...call, responseType: 'html' }));
	const file = await context.helpers.prepareBinaryData(
		Buffer.from(html),
		`invoice-${invoice_id}.html`,
		'text/html',
	);
	const property = String(settings[outputBinaryField.name]);
	return { json: { invoice_id, html }, binary: { [property]: file } };
}

/** GET /api/invoices/{invoice_id}/preview. Returns an HTML page. */
export const getPreview: Operation = {
	option: {
		name: 'Get Preview',
		value: 'getPreview',
		action: 'Get the preview of an invoice',
		description:
			'Get an invoice as the HTML page that the customer sees, both as text and as a file',
	},
	route: 'GET /api/invoices/{invoice_id}/preview',
	fields: [invoiceId, outputBinaryField],
	amounts: [],
	hasTimes: false,
	returns: 'record',
	settings: [outputBinaryField.name],
	execute: readPage,
};
