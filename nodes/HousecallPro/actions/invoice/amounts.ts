import { inside } from '../../operation/money';
import type { Amounts } from '../../operation/money';

/** Of a payment or a refund. */
export const PAYMENT: Amounts = ['amount', 'surcharge_fee_amount', 'tip_amount'];

const ITEM: Amounts = ['amount', 'invoiced_amount', 'unit_cost', 'unit_price'];

/** Of an invoice, and of the filters that find one. `rate` of a tax is a fraction, `qty_in_hundredths` a quantity. */
export const INVOICE: Amounts = [
	...['amount', 'due_amount', 'outstanding_balance', 'subtotal'],
	...['amount_due_max', 'amount_due_min'],
	...inside('items', ITEM),
	...inside('discounts', ['amount']),
	...inside('taxes', ['amount']),
	...inside('payments', PAYMENT),
	...inside('refunds', PAYMENT),
];
