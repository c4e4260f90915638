import { invoiceId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { related, withRelated } from './related';
import { simpleInvoice } from './simplify';

/** GET /invoices/{invoice_id}. Amounts in cents on the wire. The live service serves it below `/api`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an invoice',
		description: 'Get one invoice with its items, taxes, discounts and payments, in dollars',
	},
	route: 'GET /invoices/{invoice_id}',
	fallback: {
		run: async (api, { path }) => await api.send({ route: 'GET /api/invoices/{invoice_id}', path }),
	},
	fields: [invoiceId, options(related)],
	settings: [related.name],
	complete: withRelated,
	simplify: simpleInvoice,
	returns: 'record',
};
