import type { Invoice } from '../../../sandbox/state/model';
import type { Change, Changes } from './change';
import { LINE_ITEMS, type Office, type Subject } from './office';

async function newInvoice(office: Office, done: string): Promise<Subject> {
	const job = await office.addJob({ line_items: LINE_ITEMS });
	const { id } = await office.rig.call('POST', '/invoices', { job_id: job });
	office.ledger.expect('job.created', job);
	office.ledger.expect('invoice.created', id);
	const subject = office.put('invoices', id, job);
	subject.done.add(done);
	return subject;
}

const onInvoice = (
	name: string,
	excluding: string[],
	make: (office: Office, invoice: Subject) => Promise<unknown>,
): Change => ({
	async make(office, pick) {
		const found = office.find('invoices', name, pick, ...excluding);
		await make(office, found ?? (await newInvoice(office, name)));
	},
});

/** A change on the website of an invoice that was there before; none of it moves a time. */
const edited = (event: string, edit: (invoice: Invoice) => Partial<Invoice>): Change => ({
	takes: 'openInvoices',
	async make(office) {
		const { state, ledger, now } = office;
		const { id } = office.take('openInvoices');
		const invoice = state.invoices.get(id);
		if (!invoice) return;
		state.invoices.touch(Object.assign(invoice, edit(invoice)), now);
		ledger.expect(event, id);
		await Promise.resolve();
	},
});

async function pay({ rig, ledger }: Office, invoice: string, amount?: number): Promise<void> {
	const answer = await rig.call('POST', '/_sandbox/payments', { invoice, amount });
	const { id } = answer.payment as { id: string };
	ledger.expect('invoice.payment.succeeded', invoice, id);
}

async function payAll(office: Office, { id, part: job }: Subject): Promise<Subject> {
	await pay(office, id);
	office.ledger.expect('invoice.paid', id);
	office.ledger.expect('job.paid', job);
	return office.put('paidInvoices', id);
}

export const money: Changes = {
	'invoice created': { make: async (office) => void (await newInvoice(office, '')) },
	'invoice sent': onInvoice('sent', [], async ({ state, ledger, now }, { id }) => {
		const invoice = state.invoices.get(id);
		if (!invoice) return;
		state.invoices.touch(Object.assign(invoice, { sent_at: now }), now);
		ledger.expect('invoice.sent', id);
		await Promise.resolve();
	}),
	'invoice paid in part': onInvoice('paid in part', ['paid'], async (office, { id }) => {
		await pay(office, id, 2_500);
	}),
	'invoice paid': onInvoice('paid', [], payAll),
	'invoice refunded': {
		async make(office, pick) {
			const { state, ledger, now } = office;
			const found =
				office.find('paidInvoices', 'refunded', pick) ??
				(await payAll(office, await newInvoice(office, 'paid')));
			found.done.add('refunded');
			const invoice = state.invoices.get(found.id);
			if (!invoice) return;
			const refund = {
				id: state.ids.next('ref'),
				amount: 1_000,
				category: 'refund',
				payment_method: 'cash',
				refunded_at: now,
				status: 'succeeded',
				surcharge_fee_amount: 0,
				tip_amount: 0,
			};
			invoice.refunds.push(refund);
			state.invoices.touch(invoice, now);
			ledger.expect('invoice.refund.succeeded', found.id, refund.id);
		},
	},
	'invoice amount updated': edited('invoice.amount_updated', ({ amount, due_amount }) => ({
		amount: amount + 700,
		due_amount: due_amount + 700,
	})),
	'invoice voided': edited('invoice.voided', () => ({ status: 'voided' })),
	'invoice canceled': edited('invoice.canceled', () => ({ status: 'canceled' })),
	'invoice overdue': edited('invoice.overdue', () => ({
		due_at: new Date(Date.now() - 60_000).toISOString(),
	})),
};
