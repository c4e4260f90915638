import { returnAllOrLimit } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleInvoice } from '../invoice/simplify';

/** GET /jobs/{job_id}/invoices. Amounts in cents. Returns `{ invoices: […] }`, whole, without pages. */
export const getInvoices: Operation = {
	option: {
		name: 'Get Invoices',
		value: 'getInvoices',
		action: 'Get the invoices of a job',
		description: 'List the invoices of one job with items, payments and amounts in cents',
	},
	route: 'GET /jobs/{job_id}/invoices',
	fields: [jobId, ...returnAllOrLimit],
	simplify: simpleInvoice,
	returns: { list: 'invoices', paged: false },
};
