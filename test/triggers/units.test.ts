import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { body, deliver } from './deliver';
import { Host } from './host';
import { TestTrigger } from './support';

/** The item that a trigger makes of an event. */
async function itemOf(
	content: IDataObject,
	options: INodeParameters = {},
	timezone = 'UTC',
): Promise<IDataObject> {
	const trigger = new TestTrigger({
		timezone,
		parameters: { events: ['*'], options: { acceptUnsignedEvents: true, ...options } },
		credential: { webhookSigningSecret: '' },
	});
	const host = new Host([trigger]);
	const origin = await host.listen();
	await deliver(`${origin}/webhook/${trigger.path}`, content).finally(
		async () => await host.close(),
	);
	expect(host.events).toHaveLength(1);
	return host.events[0];
}

describe('Amounts in the items of the webhook trigger', () => {
	it('are in dollars', async () => {
		const lineItems = { data: [{ unit_price: 9950, quantity: 2 }] };
		const { job } = await itemOf(body('job.completed', { line_items: lineItems }));

		expect(job).toMatchObject({
			invoice_number: '7',
			total_amount: 125,
			line_items: { data: [{ unit_price: 99.5, quantity: 2 }] },
		});
	});

	it('are in dollars in a simplified item', async () => {
		expect(await itemOf(body('job.completed'), { simplify: true })).toMatchObject({
			event: 'job.completed',
			total_amount: 125,
		});
	});

	it.each([
		['invoice', { amount: 14900, payments: [{ amount: 100, tip_amount: 5 }] }],
		['estimate', { options: [{ total_amount: 14900 }] }],
		['lead', { total_amount: 14900 }],
	])('are in dollars wherever an event of %s has them', async (resource, record) => {
		const { [resource]: shown } = await itemOf({
			event: `${resource}.updated`,
			[resource]: { id: 'x', number: 14900, ...record },
		});

		const inDollars = JSON.parse(
			JSON.stringify(record).replace(/\d+/g, (cents) => String(Number(cents) / 100)),
		) as IDataObject;
		expect(shown).toEqual({ id: 'x', number: 14900, ...inDollars });
	});

	it.each(['cents', 'Cents'])('are as they came with Money In: %s', async (moneyIn) => {
		const content = body('job.completed');

		expect(await itemOf(content, { moneyIn })).toMatchObject(content);
	});

	it('leave the ID of an event as it is', async () => {
		// without a time, the ID is made of the whole body
		const content = { ...body('job.completed'), event_occurred_at: undefined };
		const { event_id: inDollars } = await itemOf(content);
		const { event_id: inCents } = await itemOf(content, { moneyIn: 'cents' });

		expect(inDollars).toBe(inCents);
	});
});

describe('Times in the items of the webhook trigger', () => {
	afterEach(() => nock.cleanAll());
	const visit = { id: 'appt_1', start_time: '2026-07-01T14:30:00Z' };
	const content = {
		event: 'job.appointment.scheduled',
		event_occurred_at: '2026-11-28T14:30:00.5Z',
		appointment: visit,
	};
	const inChicago = {
		event_occurred_at: '2026-11-28T08:30:00.5-06:00',
		appointment: { id: 'appt_1', start_time: '2026-07-01T09:30:00-05:00' },
	};

	it('are in the time zone of the workflow', async () => {
		expect(await itemOf(content, {}, 'America/Chicago')).toMatchObject(inChicago);
	});

	it('are in the time zone of the workflow in a simplified item', async () => {
		const item = await itemOf(content, { simplify: true }, 'America/Chicago');

		expect(item).toMatchObject({
			event_occurred_at: inChicago.event_occurred_at,
			...inChicago.appointment,
		});
	});

	it.each([
		['Times In: UTC', { timesIn: 'utc' }, 'America/Chicago'],
		['a workflow in UTC', {}, 'UTC'],
		['a workflow whose time zone is none', {}, 'Mars/Olympus'],
	])('are as they came with %s', async (_, options, timezone) => {
		expect(await itemOf(content, options, timezone)).toMatchObject(content);
	});

	it('are in the company’s time zone when told so', async () => {
		nock(BASE_URL).get('/company').reply(200, { time_zone: 'America/Chicago' });

		expect(await itemOf(content, { timesIn: 'company' })).toMatchObject(inChicago);
	});

	it('are as they came where the company cannot be read: the event counts', async () => {
		nock(BASE_URL).get('/company').reply(403, {});

		expect(await itemOf(content, { timesIn: 'company' }, 'Asia/Tokyo')).toMatchObject(content);
	});

	it.each([content, body('job.updated', { updated_at: '2026-07-01T14:30:00Z' })])(
		'leave the ID of an event as it is',
		async (event) => {
			const { event_id: there } = await itemOf(event, {}, 'America/Chicago');
			const { event_id: here } = await itemOf(event);

			expect(there).toBe(here);
		},
	);
});
