import type { INodeProperties } from 'n8n-workflow';

import { filters, returnAllOrLimit, sort } from '../../descriptions/collections';
import { between, byLocations, byNumber } from '../../descriptions/filters';
import { amountField } from '../../descriptions/lineItems';
import { byCustomers } from '../../descriptions/idLists';
import { byProperty } from '../../operation/clientSideFilter';
import type { Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { related, withRelated } from './related';
import { simpleInvoice } from './simplify';

const byAmountDue: INodeProperties[] = [
	amountField('Amount Due From', 'amount_due_min'),
	amountField('Amount Due Until', 'amount_due_max'),
];

const byPaymentMethod: INodeProperties = {
	displayName: 'Payment Method',
	name: 'payment_method',
	type: 'multiOptions',
	options: [
		{ name: 'ACH', value: 'ach' },
		{ name: 'Consumer Financing', value: 'consumer_financing' },
		{ name: 'Credit Card', value: 'credit_card' },
		{ name: 'External', value: 'external', description: 'Paid outside Housecall Pro' },
		{ name: 'Mobile Check Deposit', value: 'mobile_check_deposit' },
	],
	default: [],
	description: 'Any of the chosen ones',
};

const byStatus: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{ name: 'Canceled', value: 'canceled' },
		{ name: 'Open', value: 'open' },
		{ name: 'Paid', value: 'paid' },
		{ name: 'Pending Payment', value: 'pending_payment' },
		{ name: 'Uncollectible', value: 'uncollectible' },
		{ name: 'Voided', value: 'voided' },
	],
	default: [],
	description: 'Any of the chosen ones',
};

/** GET /invoices. Amounts in cents on the wire. Newest first unless sorted. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many invoices',
		description:
			'List invoices by status (open, unpaid, paid), customer, date, amount due or way of payment',
	},
	route: 'GET /invoices',
	fields: [
		...returnAllOrLimit,
		filters([
			...byAmountDue,
			...between('Created', 'created_at'),
			byCustomers,
			...between('Due', 'due_at'),
			byLocations,
			byNumber(
				'Invoice Number',
				'invoice_number',
				'to its end or until "Limit" is reached: a limit of 1 ends with the first one',
			),
			...between('Paid', 'paid_at'),
			byPaymentMethod,
			byStatus,
		]),
		options(related),
		sort([
			{ name: 'Amount', value: 'amount' },
			{ name: 'Amount Due', value: 'due_amount' },
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Due At', value: 'due_at' },
			{ name: 'Invoice Number', value: 'invoice_number' },
			{ name: 'Paid At', value: 'paid_at' },
			{ name: 'Sent At', value: 'sent_at' },
			{ name: 'Status', value: 'status' },
			{ name: 'Updated At', value: 'updated_at' },
		]),
	],
	settings: [related.name],
	complete: withRelated,
	// that no other invoice has the number, nothing says
	clientSideFilters: { invoice_number: byProperty('invoice_number') },
	simplify: simpleInvoice,
	returns: { list: 'invoices', paginated: true },
};
