import type { INodeProperties } from 'n8n-workflow';

import { additionalFields, additionalJson } from '../../descriptions/collections';
import { invoiceNumber } from '../../descriptions/invoiceNumber';
import { amountField } from '../../descriptions/lineItems';
import { optional } from '../../descriptions/locator';
import { customerId, jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleInvoice } from './simplify';

const details: INodeProperties[] = [
	amountField('Amount', 'amount', 'The total'),
	{ displayName: 'Due At', name: 'due_at', type: 'dateTime', default: '' },
	invoiceNumber('Must not be in use yet'),
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Canceled', value: 'canceled' },
			{ name: 'Draft', value: 'draft' },
			{ name: 'Paid', value: 'paid' },
			{ name: 'Sent', value: 'sent' },
			{ name: 'Voided', value: 'voided' },
		],
		default: 'draft',
		description: 'With which the invoice begins',
	},
];

/** POST /invoices. Amounts in cents on the wire. Responds 201. The live service makes invoices from jobs only. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an invoice',
		description: 'Bill a job with a new invoice',
	},
	route: 'POST /invoices',
	fallback: {
		advice:
			'Housecall Pro makes the invoice from the job itself: add what is to be billed with Line Item → Create, then open the job in Housecall Pro and choose Invoice. Invoice → Get Many finds it afterwards.',
	},
	fields: [jobId, additionalFields([optional(customerId), ...details, additionalJson])],
	simplify: simpleInvoice,
	returns: 'record',
};
