import type { INodeParameters } from 'n8n-workflow';

import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { SimulatedAccount } from './simulatedAccount';
import { SimulatedN8n } from './simulatedN8n';

const MINUTE = 60_000;

/** The item of an invoice that was changed to $149.50 and paid, by the name of its event. */
async function itemOf(event: string, options: INodeParameters, timezone = 'UTC') {
	forgetProcess();
	const account = new SimulatedAccount();
	const invoice = { id: 'invoice_1', status: 'open', amount: 10000, due_amount: 10000 };
	account.write('invoices', invoice);
	const n8n = new SimulatedN8n(account, { events: [event], options });
	n8n.timezone = timezone;
	await n8n.activate();
	account.now += MINUTE;
	const payment = { id: 'pay_1', amount: 14950, paid_at: account.stamp, status: 'succeeded' };
	account.write('invoices', { ...invoice, amount: 14950, payments: [payment] });
	await n8n.tick();
	expect(n8n.events).toHaveLength(1);
	return { item: n8n.events[0], state: n8n.staticData };
}

describe('Amounts in the items of the polling trigger', () => {
	beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-06-01T12:01:00Z') }));
	afterEach(() => jest.useRealTimers());

	it('are in dollars', async () => {
		const { item } = await itemOf('invoice.amount_updated', {});

		expect(item).toMatchObject({
			invoice: { amount: 149.5, payments: [{ amount: 149.5 }] },
			changes: { amount: { from: 100, to: 149.5 } },
		});
	});

	it('are in dollars in a simplified item', async () => {
		const { item } = await itemOf('invoice.payment.succeeded', { simplify: true });

		expect(item).toMatchObject({ amount: 149.5, payment: { amount: 149.5 } });
	});

	it('are in cents with Money In: Cents', async () => {
		const { item } = await itemOf('invoice.amount_updated', { moneyIn: 'cents' });

		expect(item).toMatchObject({
			invoice: { amount: 14950, due_amount: 10000 },
			changes: { amount: { from: 10000, to: 14950 } },
		});
	});

	it('leave the IDs of events, and what is remembered, as they are', async () => {
		const events = ['invoice.amount_updated', 'invoice.payment.succeeded'];
		for (const event of events) {
			const dollars = await itemOf(event, {});
			const cents = await itemOf(event, { moneyIn: 'cents' });

			expect(dollars.item.event_id).toBe(cents.item.event_id);
			expect(JSON.stringify(dollars.state)).toBe(JSON.stringify(cents.state));
		}
	});
});

describe('Times in the items of the polling trigger', () => {
	beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-06-01T12:01:00Z') }));
	afterEach(() => jest.useRealTimers());

	const event = 'invoice.payment.succeeded';
	const paid_at = '2026-06-01T07:01:00-05:00';

	it('are in the time zone of the workflow', async () => {
		const { item } = await itemOf(event, {}, 'America/Chicago');

		expect(item).toMatchObject({ event_occurred_at: paid_at, payment: { paid_at } });
	});

	it('are in the time zone of the workflow in a simplified item', async () => {
		const { item } = await itemOf(event, { simplify: true }, 'America/Chicago');

		expect(item).toMatchObject({ event_occurred_at: paid_at, payment: { paid_at } });
	});

	it('are as they came with Times In: UTC', async () => {
		const { item } = await itemOf(event, { timesIn: 'utc' }, 'America/Chicago');

		expect(item).toMatchObject({ event_occurred_at: '2026-06-01T12:01:00Z' });
	});

	it('leave the ID of an event, and what is remembered, as they are', async () => {
		const there = await itemOf(event, {}, 'America/Chicago');
		const here = await itemOf(event, {});

		expect(there.item.event_id).toBe(here.item.event_id);
		expect(JSON.stringify(there.state)).toBe(JSON.stringify(here.state));
	});
});
