import { returnAllOrLimit } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleInvoice } from '../invoice/simplify';
import { INVOICE } from '../../descriptions/amounts';

/** GET /jobs/{job_id}/invoices. Amounts in cents on the wire. Returns `{ invoices: […] }`, whole, without pages. */
export const getInvoices: Operation = {
	option: {
		name: 'Get Invoices',
		value: 'getInvoices',
		action: 'Get the invoices of a job',
		description: 'List the invoices of one job with items, payments and amounts in dollars',
	},
	route: 'GET /jobs/{job_id}/invoices',
	fields: [jobId, ...returnAllOrLimit],
	simplify: simpleInvoice,
	amounts: INVOICE,
	returns: { list: 'invoices', paginated: false },
};
