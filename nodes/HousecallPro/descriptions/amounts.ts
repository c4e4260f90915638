import { inside } from '../helpers/money';
import type { Amounts } from '../helpers/money';

/** Of a line item on a job, an estimate option or a lead. */
export const LINE_ITEM_AMOUNTS: Amounts = ['amount', 'unit_cost', 'unit_price'];

export const LINE_ITEMS_AMOUNTS: Amounts = inside('line_items', LINE_ITEM_AMOUNTS);

/** Of a payment or a refund. */
export const PAYMENT: Amounts = ['amount', 'surcharge_fee_amount', 'tip_amount'];

const INVOICE_ITEM: Amounts = ['amount', 'invoiced_amount', 'unit_cost', 'unit_price'];

/** Of an invoice, and of the filters that find one. `rate` of a tax is a fraction, `qty_in_hundredths` a quantity. */
export const INVOICE: Amounts = [
	...['amount', 'due_amount', 'outstanding_balance', 'subtotal'],
	...['job.outstanding_balance', 'job.subtotal', 'job.total_amount'],
	...['amount_due_max', 'amount_due_min'],
	...inside('items', INVOICE_ITEM),
	...inside('discounts', ['amount']),
	...inside('taxes', ['amount']),
	...inside('payments', PAYMENT),
	...inside('refunds', PAYMENT),
];

export const JOB: Amounts = [
	...['outstanding_balance', 'subtotal', 'total_amount'],
	...LINE_ITEMS_AMOUNTS,
];

export const ESTIMATE: Amounts = [
	'total_amount',
	...inside('options', ['total_amount', ...LINE_ITEMS_AMOUNTS]),
];

export const LEAD: Amounts = ['total_amount', ...LINE_ITEMS_AMOUNTS];
