import { Simplify } from '../../operation/operation';

export const simpleInvoice: Simplify = (invoice) => ({
	id: invoice.id,
	invoice_number: invoice.invoice_number,
	status: invoice.status,
	amount: invoice.amount,
	due_amount: invoice.due_amount ?? invoice.outstanding_balance,
	due_at: invoice.due_at,
	sent_at: invoice.sent_at,
	paid_at: invoice.paid_at,
	job_id: invoice.job_id,
});
