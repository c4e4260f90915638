import type { IDataObject } from 'n8n-workflow';

import {
	Deduplicator,
	deduplicatorOf,
	deduplicationKeyOf,
} from '../../nodes/HousecallPro/triggers/webhook/deduplication';
import type { ClosableResponse } from '../../nodes/HousecallPro/triggers/webhook/deduplication';
import { body, deliver, SECRET } from './deliver';
import { Host } from './host';
import { TestTrigger } from './support';

describe('A copy of a delivery', () => {
	it('are remembered for 200 nodes, those with the latest deliveries', () => {
		const remembered = deduplicatorOf('many', 'often');
		const forgotten = deduplicatorOf('many', 'once');
		for (let node = 0; node < 198; node++) deduplicatorOf('many', String(node));
		expect(deduplicatorOf('many', 'often')).toBe(remembered);

		deduplicatorOf('many', 'one more');
		expect(deduplicatorOf('many', 'often')).toBe(remembered);
		expect(deduplicatorOf('many', 'once')).not.toBe(forgotten);
	});

	describe('a delivery that comes again', () => {
		let host: Host;
		let triggers: TestTrigger[];
		let origin: string;

		beforeEach(async () => {
			const credential = { webhookSigningSecret: SECRET };
			const parameters = { events: ['*'] };
			triggers = [1, 2].map(() => new TestTrigger({ credential, parameters }));
			host = new Host(triggers);
			origin = await host.listen();
		});

		afterEach(async () => await host.close());

		const aMomentAgo = () => Math.floor(Date.now() / 1000) - Math.floor(Math.random() * 100);

		const send = async (
			content: IDataObject = body('job.completed'),
			at = 0,
			path = 'webhook',
			timestamp = aMomentAgo(),
		) =>
			await deliver(`${origin}/${path}/${triggers[at].path}`, content, {
				secret: SECRET,
				timestamp,
			});

		it('gets 200 and starts nothing more, one after the other or at once', async () => {
			await send();
			expect(await send()).toEqual({ status: 200, message: 'Received before' });
			expect(host.executions).toHaveLength(1);

			const other = body('job.completed', {}, 'job_2');
			const answers = await Promise.all([1, 2, 3, 4, 5].map(async () => await send(other)));
			expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
			expect(host.executions).toHaveLength(2);
		});

		it.each([
			['event', body('job.updated')],
			['record', body('job.completed', {}, 'job_2')],
			['time', { ...body('job.completed'), event_occurred_at: '2026-04-01T15:04:06Z' }],
			['content within one second', body('job.completed', { total_amount: 1 })],
		])('is another one when it differs by its %s', async (_, other) => {
			await send();
			await send(other);
			expect(host.executions).toHaveLength(2);
		});

		describe.each([
			['no event_occurred_at', {}],
			['an event_occurred_at that is no time', { event_occurred_at: 'soon' }],
		])('with %s', (_, time) => {
			const visitOn = (day: string) => ({
				event: 'job.appointment.rescheduled',
				...time,
				appointment: { id: 'appt_1', start_time: `2026-04-${day}T16:00:00Z`, job_id: 'job_1' },
			});
			const now = Math.floor(Date.now() / 1000);

			it('is recognized by its timestamp', async () => {
				const first = await send(visitOn('02'), 0, 'webhook', now);
				const copy = await send(visitOn('02'), 0, 'webhook', now);
				expect([first.message, copy.message]).toEqual(['Workflow was started', 'Received before']);
			});

			it('is an event of its own when it is signed anew, as for a visit that is moved back', async () => {
				for (const [index, day] of ['02', '03', '02'].entries()) {
					await send(visitOn(day), 0, 'webhook', now + index);
				}
				expect(host.executions).toHaveLength(3);
			});
		});

		it('counts when n8n could not start the first one’s execution', async () => {
			host.beforeStart = () => {
				throw new Error('the database is away');
			};
			expect((await send()).status).toBe(500);
			expect((await send()).status).toBe(500);
			host.beforeStart = () => {};
			expect((await send()).status).toBe(200);
			expect((await send()).message).toBe('Received before');
			expect(host.executions).toHaveLength(1);
		});

		/** A delivery whose sender hangs up while n8n is still starting the execution. */
		async function abandon(): Promise<{ start: () => void; fail: () => void }> {
			const url = `${origin}/webhook/${triggers[0].path}`;
			const abandoned = new AbortController();
			const ends = await new Promise<{ start: () => void; fail: () => void }>((starting) => {
				host.beforeStart = async () =>
					await new Promise<void>((start, reject) => {
						starting({ start, fail: () => reject(new Error('the database is away')) });
					});
				deliver(url, body('job.completed'), { secret: SECRET, signal: abandoned.signal }).catch(
					() => undefined,
				);
			});
			const closed = host.closing();
			abandoned.abort();
			await closed;
			host.beforeStart = () => {};
			return ends;
		}

		it('does not count when the sender only lost patience with the first', async () => {
			const { start } = await abandon();
			expect((await send()).message).toBe('Received before');
			start();
			await host.idle();
			expect((await send()).message).toBe('Received before');
			expect(host.executions).toHaveLength(1);
		});

		it('counts when the sender lost patience and the execution then could not be started', async () => {
			const { fail } = await abandon();
			fail();
			await host.idle();
			expect((await send()).message).toBe('Workflow was started');
			expect(host.executions).toHaveLength(1);
		});

		it('is another workflow’s own', async () => {
			await send(body('job.completed'), 0);
			await send(body('job.completed'), 1);
			expect(host.executions).toHaveLength(2);
		});

		it('always shows up in a test run, and a test run hides nothing from the active workflow', async () => {
			await send(body('job.completed'), 0, 'webhook-test');
			await send(body('job.completed'), 0, 'webhook-test');
			expect(host.executions).toHaveLength(2);
			await send(body('job.completed'), 0, 'webhook');
			expect(host.executions).toHaveLength(3);
			await send(body('job.completed'), 0, 'webhook-test');
			expect(host.executions).toHaveLength(4);
		});

		it('is not remembered when its signature was refused', async () => {
			const url = `${origin}/webhook/${triggers[0].path}`;
			await deliver(url, body('job.completed'), { secret: 'another' });
			expect((await send()).message).toBe('Workflow was started');
		});
	});

	describe('the memory', () => {
		const answered: ClosableResponse = {
			statusCode: 200,
			writableEnded: true,
			once: (_, listener) => listener(),
		};
		const HOUR = 3_600_000;
		const numbered = (index: number) => Buffer.from(String(index));

		it('holds the last 5,000 deliveries', () => {
			const deduplicator = new Deduplicator();
			for (let index = 0; index < 5_001; index++)
				deduplicator.isFirst(numbered(index), answered, HOUR);
			expect(deduplicator.isFirst(numbered(5_000), answered, HOUR)).toBe(false);
			expect(deduplicator.isFirst(numbered(1), answered, HOUR)).toBe(false);
			expect(deduplicator.isFirst(numbered(0), answered, HOUR)).toBe(true);
		});

		it('takes what n8n answered to nobody for the last word after five minutes', () => {
			const deduplicator = new Deduplicator();
			const left = (): ClosableResponse => ({
				statusCode: 200,
				writableEnded: false,
				once: (_, listener) => listener(),
			});
			const [started, failed] = [left(), left()];
			deduplicator.isFirst(numbered(1), started, 0);
			deduplicator.isFirst(numbered(2), failed, 0);
			failed.statusCode = 500;
			deduplicator.isFirst(numbered(3), answered, HOUR);
			started.statusCode = 500;
			failed.statusCode = 200;

			expect(deduplicator.isFirst(numbered(1), answered, HOUR)).toBe(false);
			expect(deduplicator.isFirst(numbered(2), answered, HOUR)).toBe(true);
		});

		it.each([
			[
				'24 hours where the body says when the event happened',
				{ occurredAt: '2026-04-01T12:00:00Z' },
				24 * HOUR,
			],
			['24 hours where they were signed at the same time', { timestamp: '1775055845' }, 24 * HOUR],
			['5 minutes where nothing says a time', {}, HOUR / 12],
		])('holds them for %s', (_, times, lifetime) => {
			const deduplicator = new Deduplicator();
			const identity = deduplicationKeyOf({ body: numbered(1), ...times });
			const isFirst = (now: number) =>
				deduplicator.isFirst(identity.content, answered, now, identity.lifetime);
			expect([0, lifetime - 1, lifetime].map(isFirst)).toEqual([true, false, true]);
		});
	});
});
