import type { IDataObject } from 'n8n-workflow';

import { returnAllOrLimit } from '../../descriptions/collections';
import { isObject } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { Api, RequestParts } from '../../transport/types';
import { invoiceId } from '../../descriptions/locators';

/**
 * The live service keeps payments and refunds inside the invoice, without the invoice's ID. They are told
 * apart by `type`, as the amount of a refund is not marked otherwise.
 */
async function readInvoice(api: Api, { path }: RequestParts) {
	const answer = await api.send({ route: 'GET /api/invoices/{invoice_id}', path });
	const invoice = isObject(answer) ? answer : {};
	const records = (list: unknown, type: string): IDataObject[] =>
		(Array.isArray(list) ? list.filter(isObject) : []).map((record) => ({
			...record,
			type,
			invoice_id: path?.invoice_id,
			processed_at: record.paid_at ?? record.refunded_at,
		}));
	return {
		payments: [...records(invoice.payments, 'payment'), ...records(invoice.refunds, 'refund')],
	};
}

/** GET /invoices/{invoice_id}/payments. Amounts in cents on the wire. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payments',
		description:
			'List what has been paid on one invoice: its payments and refunds, with amounts in dollars',
	},
	route: 'GET /invoices/{invoice_id}/payments',
	fallback: { run: readInvoice },
	fields: [invoiceId, ...returnAllOrLimit],
	returns: { list: 'payments', paginated: false },
};
