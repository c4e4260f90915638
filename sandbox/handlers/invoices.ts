import { Reply, type Call, type Handlers } from '../http/call';
import { envelope, listed, sorted, within } from '../http/paging';
import { invoiceOf, invoicesOf } from '../state/invoicing';
import type { Invoice } from '../state/model';
import { parseTime } from '../state/time';
import { contractInvoiceExtras, contractPayment } from '../views/contract';
import { need, needJob } from './lookup';

export const invoices: Handlers = {
	listInvoices: (call) => {
		const filters = filtersOf(call);
		const found = sorted(call, call.state.invoices).filter((invoice) =>
			filters.every((filter) => filter(invoice)),
		);
		return envelope(call, 'invoices', found, (record) => call.views.invoice(record));
	},

	getInvoiceByUuid: (call) => call.views.invoice(needInvoice(call, call.params.uuid)),

	getInvoice: (call) => withExtras(call, needInvoice(call)),

	createInvoice: (call) => {
		const input = call.body<{ job_id: string; due_at?: string }>();
		const job = needJob(call, input.job_id);
		const draft = invoiceOf(call.state, job, call.now);
		const dueAt = parseTime(input.due_at) ?? draft.due_at;
		const record = call.state.invoices.add({ ...draft, due_at: dueAt });
		call.events.invoice('created', record);
		call.events.job('updated', job);
		return withExtras(call, record);
	},

	listInvoicePayments: (call) => {
		const invoice = needInvoice(call);
		return { payments: invoice.payments.map((payment) => contractPayment(invoice, payment)) };
	},

	listJobInvoices: (call) => {
		const found = invoicesOf(call.state, needJob(call));
		return { invoices: found.map((record) => call.views.invoice(record)) };
	},

	previewInvoice: (call) => {
		const invoice = needInvoice(call, call.params.uuid);
		return new Reply(200, preview(call, invoice), 'text/html; charset=utf-8');
	},
};

function needInvoice(call: Call, id = call.params.invoice_id): Invoice {
	return need(call, call.state.invoices, id, 'Invoice');
}

function withExtras(call: Call, invoice: Invoice) {
	return { ...call.views.invoice(invoice), ...contractInvoiceExtras(invoice) };
}

type Filter = (invoice: Invoice) => boolean;

function filtersOf(call: Call): Filter[] {
	const filters: Filter[] = [];
	const statuses = listed(call, 'status');
	if (statuses) filters.push((invoice) => statuses.has(invoice.status));
	const customers = listed(call, 'customer_uuid');
	if (customers) filters.push((invoice) => customers.has(invoice.customer_id));
	const methods = listed(call, 'payment_method');
	if (methods) filters.push(({ payments }) => payments.some((p) => methods.has(p.payment_method)));
	for (const field of ['created_at', 'due_at', 'paid_at'] as const) {
		const inRange = within(call, field);
		if (inRange) filters.push((invoice) => inRange(invoice[field]));
	}
	const { amount_due_min: min, amount_due_max: max } = call.query;
	if (min !== undefined) filters.push((invoice) => invoice.due_amount >= Number(min));
	if (max !== undefined) filters.push((invoice) => invoice.due_amount <= Number(max));
	return filters;
}

function preview(call: Call, invoice: Invoice): string {
	const rows = invoice.items.map(
		(item) => `<tr><td>${escapeHtml(item.name)}</td><td>${dollars(item.amount)}</td></tr>`,
	);
	const title = `Invoice ${escapeHtml(invoice.invoice_number)}`;
	return [
		`<!DOCTYPE html><html><head><title>${title}</title></head><body>`,
		`<h1>${escapeHtml(call.company.name)}</h1><h2>${title}</h2><table>${rows.join('')}</table>`,
		`<p>Total ${dollars(invoice.amount)}, due ${dollars(invoice.due_amount)}</p></body></html>`,
	].join('');
}

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
