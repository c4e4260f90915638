import { discountOf, lineAmount, sum, totals } from './money';
import type { Invoice, InvoiceItem, InvoiceStatus, Job, LineItem, Payment } from './model';
import type { State } from './state';
import { addDays, stamp } from './time';

const NET_DAYS = 7;

/** The invoice of a job as it stands, open and unpaid, dated `at`. */
export function invoiceOf(state: State, job: Job, at: string): Omit<Invoice, 'revision'> {
	const priced = job.line_items.filter((item) => !item.kind.endsWith('discount'));
	const discounts = job.line_items.filter((item) => item.kind.endsWith('discount'));
	const { subtotal, tax, total } = totals(job.line_items, job.tax);
	return {
		id: state.ids.next('invoice'),
		company_id: job.company_id,
		status: 'open',
		invoice_number: job.invoice_number,
		job_id: job.id,
		customer_id: job.customer_id,
		amount: total,
		subtotal,
		due_amount: total,
		due_at: stamp(addDays(Date.parse(at), NET_DAYS)),
		paid_at: null,
		sent_at: null,
		service_date: job.schedule.scheduled_start,
		invoice_date: at,
		items: priced.map((item) => itemOf(state, item)),
		taxes: tax
			? [{ id: state.ids.next('tax'), name: job.tax.name, rate: job.tax.rate, amount: tax }]
			: [],
		discounts: discounts.map((item) => ({
			id: state.ids.next('disc'),
			name: item.name,
			description: item.description,
			amount: discountOf(item, subtotal),
		})),
		payments: [],
		refunds: [],
		created_at: at,
		updated_at: at,
	};
}

function itemOf(state: State, item: LineItem): InvoiceItem {
	return {
		id: state.ids.next('invitm'),
		name: item.name,
		type: item.kind,
		description: item.description,
		unit_cost: item.unit_cost,
		unit_price: item.unit_price,
		qty_in_hundredths: Math.round(item.quantity * 100),
		amount: lineAmount(item),
	};
}

/** What customers paid on an invoice so far, less what they got back. */
export function paidOn(invoice: Invoice): number {
	const paid = invoice.payments.filter((payment) => payment.status === 'succeeded');
	return sum(paid.map((payment) => payment.amount)) - sum(invoice.refunds.map((r) => r.amount));
}

/** Records a payment and works out what is still due. A paid invoice of nothing has no `paid_at` (recorded). */
export function pay(invoice: Invoice, payment: Payment): void {
	invoice.payments.push(payment);
	const settled = invoice.payments.filter((entry) => entry.status === 'succeeded');
	invoice.due_amount = invoice.amount - sum(settled.map((entry) => entry.amount));
	if (invoice.due_amount > 0) return;
	invoice.status = 'paid';
	invoice.paid_at = invoice.amount ? payment.paid_at : null;
}

const BILLED: ReadonlySet<InvoiceStatus> = new Set([
	'open',
	'pending_payment',
	'paid',
	'uncollectible',
]);

export function invoicesOf(state: State, job: Job): readonly Invoice[] {
	return state.invoices.where('job_id', job.id);
}

/** What is still to be paid for a job, in cents. */
export function outstanding(state: State, job: Job): number {
	const billed = invoicesOf(state, job).filter((invoice) => BILLED.has(invoice.status));
	return totals(job.line_items, job.tax).total - sum(billed.map(paidOn));
}
