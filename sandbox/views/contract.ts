import { paidOn } from '../state/invoicing';
import type { Employee, Estimate, Invoice, Job, Payment } from '../state/model';
import { LiveViews, type Expand, type Json } from './live';

const WORK_STATUS: Record<string, string> = {
	'needs scheduling': 'unscheduled',
	scheduled: 'scheduled',
	'in progress': 'in_progress',
	'complete unrated': 'completed_unrated',
	'complete rated': 'complete',
	'user canceled': 'user_canceled',
	'pro canceled': 'pro_canceled',
};
const APPROVAL: Record<string, string> = {
	approved: 'customer_approved',
	'pro approved': 'pro_approved',
	declined: 'declined',
	'pro declined': 'declined',
};
const PAYMENT_METHOD: Record<string, string> = {
	cash: 'cash',
	check: 'check',
	card: 'credit_card',
	credit_card: 'credit_card',
	ach: 'ach',
};
const PAYMENT_STATUS = new Set(['succeeded', 'pending', 'failed', 'refunded']);

/** The contract's word for a work status of the live service. */
function contractWorkStatus(status: string): string {
	return WORK_STATUS[status] ?? status;
}

/** A payment as the contract has it: the live service knows payments only inside their invoice. */
export function contractPayment(invoice: Invoice, payment: Payment): Json {
	const { id, amount, paid_at } = payment;
	return {
		id,
		invoice_id: invoice.id,
		amount,
		payment_method: PAYMENT_METHOD[payment.payment_method] ?? 'other',
		status: PAYMENT_STATUS.has(payment.status) ? payment.status : 'pending',
		processed_at: paid_at,
	};
}

/** What the contract says of an invoice and the live service does not. */
export function contractInvoiceExtras(invoice: Invoice): Json {
	const { customer_id, created_at } = invoice;
	return { outstanding_balance: invoice.amount - paidOn(invoice), customer_id, created_at };
}

/** Records in the shapes of the contract, where it states one. */
export class ContractViews extends LiveViews {
	override employee(record: Employee): Json {
		return { ...super.employee(record), role: record.role.replace(' ', '_') };
	}

	override job(record: Job, expand: Expand = null): Json {
		return {
			...super.job(record, expand),
			work_status: contractWorkStatus(record.work_status),
			notes: record.notes.map((note) => note.content).join('\n'),
		};
	}

	override estimate(record: Estimate, expand: Expand = null): Json {
		const options = record.options.map((option) => this.option(option, expand));
		const decided = record.options.map((option) => APPROVAL[option.approval_status ?? '']);
		return {
			...super.estimate(record, expand),
			total_amount: Math.max(0, ...options.map((option) => Number(option.total_amount))),
			approval_status: decided.find((word) => word?.endsWith('approved')) ?? allDeclined(decided),
		};
	}

	override invoice(record: Invoice): Json {
		const { id, invoice_number, amount, job_id, due_at } = record;
		return {
			...{ id, invoice_number, amount, job_id, due_at },
			status: invoiceStatus(record),
			...contractInvoiceExtras(record),
		};
	}
}

function allDeclined(decided: (string | undefined)[]): string {
	return decided.length && decided.every((word) => word === 'declined') ? 'declined' : 'pending';
}

function invoiceStatus({ status, sent_at }: Invoice): string {
	if (status === 'paid' || status === 'voided' || status === 'canceled') return status;
	return sent_at ? 'sent' : 'draft';
}
