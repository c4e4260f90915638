import { NodeApiError } from 'n8n-workflow';

import type { Api, Call } from '../../transport/types';

/**
 * Sends a job with its `invoice_number` as text, as responses and one API description have it. Where the service refuses
 * the text, sends a number, as the other description has it. A refused request made no job, so none is made twice.
 */
export async function sendWithInvoiceNumber(api: Api, call: Call): Promise<unknown> {
	return await api.send(call).catch(async (fault: unknown) => {
		const invoice_number = toNumber(call.body?.invoice_number);
		if (invoice_number === undefined || !isAboutNumber(fault)) throw fault;
		return await api.send({ ...call, body: { ...call.body, invoice_number } });
	});
}

/** Undefined for what would not read the same as a number, such as `0042` or `A-7`. */
function toNumber(text: unknown): number | undefined {
	const number = Number(text);
	return Number.isSafeInteger(number) && String(number) === text ? number : undefined;
}

const isAboutNumber = (fault: unknown) =>
	fault instanceof NodeApiError &&
	['400', '422'].includes(fault.httpCode ?? '') &&
	/invoice.number.*\bnumber\b/i.test(fault.message);
