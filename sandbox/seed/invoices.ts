import { invoiceOf, pay } from '../state/invoicing';
import type { Invoice, Job, Payment } from '../state/model';
import type { State } from '../state/state';
import { addDays, stamp } from '../state/time';
import { between, chance, one } from './draw';

const METHODS = ['card', 'cash', 'check', 'credit_card', 'ach'];

/** An invoice for nine of ten finished jobs, most of them paid, a few with a refund. */
export function fillInvoices(state: State): void {
	const finished = state.jobs.all().filter((job) => job.work_status.startsWith('complete'));
	for (const job of finished) {
		if (chance(90)) state.invoices.add(makeInvoice(state, job));
	}
}

function makeInvoice(state: State, job: Job): Omit<Invoice, 'revision'> {
	const at = job.work_timestamps.completed_at ?? job.created_at;
	const invoice = { ...invoiceOf(state, job, at), revision: 0 };
	invoice.sent_at = at;
	const draw = between(1, 100);
	if (draw <= 75) payIn(state, invoice, chance(10) ? 2 : 1);
	else if (draw <= 80) payPart(state, invoice);
	else if (draw <= 83) invoice.status = 'voided';
	else if (draw <= 85) invoice.status = 'uncollectible';
	else if (draw <= 87) invoice.status = 'canceled';
	if (invoice.status === 'paid' && chance(10)) refund(state, invoice);
	return invoice;
}

function payIn(state: State, invoice: Invoice, parts: number): void {
	const part = Math.floor(invoice.amount / parts);
	for (let index = 1; index < parts; index += 1) pay(invoice, payment(state, invoice, part));
	pay(invoice, payment(state, invoice, invoice.due_amount));
}

function payPart(state: State, invoice: Invoice): void {
	pay(invoice, payment(state, invoice, Math.floor(invoice.amount / 2)));
	invoice.status = 'pending_payment';
}

function payment(state: State, invoice: Invoice, amount: number): Payment {
	const paidAt = addDays(Date.parse(invoice.invoice_date), between(0, 6));
	const latest = addDays(state.options.now, -1);
	return {
		id: state.ids.next('pay'),
		status: 'succeeded',
		payment_method: one(METHODS),
		amount,
		note: '',
		paid_at: stamp(paidAt < latest ? paidAt : Date.parse(invoice.invoice_date)),
		category: 'payment',
		surcharge_fee_amount: 0,
	};
}

function refund(state: State, invoice: Invoice): void {
	const [first] = invoice.payments;
	invoice.refunds.push({
		id: state.ids.next('ref'),
		amount: Math.floor(first.amount / 4),
		category: 'refund',
		payment_method: first.payment_method,
		refunded_at: first.paid_at,
		status: 'succeeded',
		surcharge_fee_amount: 0,
		tip_amount: 0,
	});
}
