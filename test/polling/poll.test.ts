import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { poll } from '../../nodes/HousecallPro/triggers/polling/poll';
import type { Collection, SimulatedAccount } from './simulatedAccount';
import { SimulatedN8n } from './simulatedN8n';
import { accountInVirtualTime, passTime } from './virtualTime';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let account: SimulatedAccount;

beforeEach(() => {
	account = accountInVirtualTime();
});
afterEach(() => jest.useRealTimers());

const pass = (milliseconds: number) => passTime(account, milliseconds);

async function activated(parameters: INodeParameters): Promise<SimulatedN8n> {
	const n8n = new SimulatedN8n(account, parameters);
	await n8n.activate();
	account.requests.length = 0;
	pass(5 * MINUTE);
	return n8n;
}

function add(collection: Collection, prefix: string, fields: IDataObject = {}): string {
	const id = account.newId(prefix);
	const times = { created_at: account.stamp, updated_at: account.stamp };
	account.write(collection, { id, ...times, ...fields });
	return id;
}

const change = (collection: Collection, id: string, fields: IDataObject) =>
	account.write(collection, { ...account.read(collection, id), ...fields });

/** A record of each kind. */
function fillAccount(count: number) {
	const due_at = new Date(account.now + 30 * DAY).toISOString();
	const start_time = new Date(account.now + 9 * DAY).toISOString();
	add('jobs', 'job', { schedule: { appointments: [{ id: `appt_${count}`, start_time }] } });
	add('customers', 'cus');
	add('estimates', 'csr', { options: [{ id: `est_${count}`, approval_status: null }] });
	add('events', 'evt');
	add('employees', 'pro');
	add('leads', 'lea', { number: count, status: 'open', conversions: [] });
	const status = count % 2 ? 'paid' : 'open';
	add('invoices', 'invoice', { status, paid_at: account.stamp, due_at, amount: 1, payments: [] });
}

const names = (n8n: SimulatedN8n) => n8n.events.map(({ event }) => event);

describe('A poll', () => {
	describe('what a poll costs', () => {
		it('is one request for jobs when nothing has happened, and nothing is stored', async () => {
			for (let count = 0; count < 300; count++) add('jobs', 'job');
			pass(DAY);
			const n8n = await activated({ events: ['job.created', 'job.completed'] });
			const before = JSON.stringify(n8n.staticData);
			// all 300 changes are of one moment, of which more may still show
			await n8n.tick();
			account.requests.length = 0;
			expect(await n8n.tick()).toBeNull();
			expect(account.requests).toHaveLength(1);
			expect(account.requests[0]).toContain('page_size=50');
			expect(JSON.stringify(n8n.staticData)).toBe(before);
		});

		it.each([
			['job.created', 1],
			['customer.*', 1],
			['estimate.updated', 1],
			['calendar_event.*', 1],
			['employee.created', 1],
			['invoice.paid', 1],
			['payment.*', 2],
			['invoice.sent', 1],
			['lead.*', 1],
			['job.appointment.*', 1],
			// every 15 minutes: one for each 200 estimates
			['estimate.unanswered', 0],
			['*', 10],
		])('is so many requests for %s when nothing has happened: %i', async (event, requests) => {
			for (let count = 0; count < 150; count++) fillAccount(count);
			pass(DAY);
			const n8n = await activated({ events: [event] });
			pass(4 * MINUTE);
			await n8n.tick();
			const before = JSON.stringify(n8n.staticData);
			account.requests.length = 0;
			pass(5 * MINUTE);
			expect(await n8n.tick()).toBeNull();
			expect(account.requests).toHaveLength(requests);
			expect(JSON.stringify(n8n.staticData)).toBe(before);
		});

		it.each([
			// 150 estimates: the page that tells of changes holds the approvals, too
			[150, [10, 10, 10, 10, 10, 10]],
			[410, [10, 13, 10, 10, 13, 10]],
		])(
			'is so many requests for every event, with %i estimates, from one reading of approvals to the next',
			async (count, requests) => {
				for (let index = 0; index < 20; index++) fillAccount(index);
				for (let index = 20; index < count; index++) add('estimates', 'csr');
				pass(DAY);
				const n8n = await activated({ events: ['*'] });
				await n8n.tick();
				const counted: number[] = [];
				for (let index = 0; index < 6; index++) {
					pass(5 * MINUTE);
					account.requests.length = 0;
					expect(await n8n.tick()).toBeNull();
					counted.push(account.requests.length);
				}
				expect(counted).toEqual(requests);
			},
		);

		it('finds an approval in the page that tells of changes', async () => {
			const unanswered = { id: 'est_1', approval_status: null };
			const estimate = add('estimates', 'csr', { options: [unanswered] });
			const n8n = await activated({ events: ['estimate.*'] });
			pass(10 * MINUTE);
			change('estimates', estimate, { options: [{ ...unanswered, approval_status: 'approved' }] });
			await n8n.tick();
			expect(names(n8n)).toEqual(['estimate.option.approval_status_changed']);
			expect(account.requests.filter((url) => url.startsWith('/estimates'))).toHaveLength(1);
		});

		it.each([0, 20, 1000])(
			'is seven requests for a thousand changed jobs, in at most 40 kB, however they are spread (%i a second)',
			async (together) => {
				for (let count = 0; count < 50; count++) add('jobs', 'job');
				pass(DAY);
				const n8n = await activated({ events: ['job.updated'], options: { maxEvents: 1000 } });
				const ids = Array.from({ length: 1000 }, () => add('jobs', 'job'));
				for (const [index, id] of ids.entries()) {
					if (together === 0 || index % together === 0) pass(1000);
					change('jobs', id, { updated_at: account.stamp });
				}
				await n8n.tick();
				expect(n8n.events).toHaveLength(1000);
				expect(account.requests).toHaveLength(7);
				expect(JSON.stringify(n8n.staticData).length).toBeLessThan(40_000);
			},
		);
	});

	describe('a poll', () => {
		it('takes options and filters that come out as null for none', async () => {
			const n8n = await activated({ events: ['job.created'], options: null, filters: null });
			add('jobs', 'job');
			pass(5 * MINUTE);
			await n8n.tick();
			expect(names(n8n)).toEqual(['job.created']);
		});

		it('goes on with the next poll where approvals were held back, though they are read every 15 minutes', async () => {
			const addEstimate = () =>
				add('estimates', 'csr', { options: [{ id: account.newId('est') }] });
			const ids = [addEstimate(), addEstimate()];
			const event = 'estimate.option.approval_status_changed';
			const n8n = await activated({ events: [event], options: { maxEvents: 1 } });
			for (const id of ids) {
				const [option] = account.read('estimates', id).options as IDataObject[];
				change('estimates', id, { options: [{ ...option, approval_status: 'approved' }] });
			}
			pass(15 * MINUTE);
			await n8n.tick();
			expect(names(n8n)).toEqual([event]);
			pass(MINUTE);
			await n8n.tick();
			expect(names(n8n)).toEqual([event, event]);
		});

		it('gives items in the envelope of the webhook, with an ID', async () => {
			const n8n = await activated({ events: ['job.completed'] });
			const completed_at = account.stamp;
			const job = add('jobs', 'job', { company_id: 'c1', work_timestamps: { completed_at } });
			await n8n.tick();
			expect(n8n.events).toEqual([
				{
					event: 'job.completed',
					event_occurred_at: completed_at,
					company_id: 'c1',
					event_id: `job.completed/${job}/${new Date(account.now).toISOString()}`,
					source: 'poll',
					job: account.read('jobs', job),
				},
			]);
		});

		it('keeps back what is more than an execution may have, oldest first', async () => {
			const n8n = await activated({ events: ['job.created'], options: { maxEvents: 2 } });
			const ids = [1, 2, 3, 4, 5].map(() => {
				pass(1000);
				return add('jobs', 'job');
			});
			for (let count = 0; count < 4; count++) await n8n.tick();
			expect(n8n.executions.map((items) => items.length)).toEqual([2, 2, 1]);
			expect(n8n.events.map(({ job }) => (job as IDataObject).id)).toEqual(ids);
		});

		it('tells all that a record shows at once, and only once, whatever it may emit', async () => {
			const option = { id: 'est_1', approval_status: null };
			const ids = [0, 1].map(() => add('estimates', 'csr', { options: [option] }));
			const events = ['estimate.option.approval_status_changed', 'estimate.scheduled'];
			const n8n = await activated({ events, options: { maxEvents: 1 } });
			pass(20 * MINUTE);
			for (const id of ids) {
				const answered = { ...option, approval_status: 'approved', updated_at: account.stamp };
				const schedule = { scheduled_start: account.stamp };
				change('estimates', id, { options: [answered], schedule });
			}
			for (let count = 0; count < 5; count++) {
				await n8n.tick();
				pass(20 * MINUTE);
			}
			expect(n8n.executions.map((items) => items.length)).toEqual([2, 2]);
			expect(new Set(n8n.events.map(({ event_id: id }) => id)).size).toBe(4);
		});

		it('finds a change that shows after a later one', async () => {
			const n8n = await activated({ events: ['job.created', 'job.updated'] });
			account.lag = MINUTE;
			const job = add('jobs', 'job', { created_at: '2026-01-01T00:00:00Z' });
			account.lag = 0;
			pass(5_000);
			add('jobs', 'job');
			await n8n.tick();
			expect(names(n8n)).toEqual(['job.created']);
			pass(2 * MINUTE);
			await n8n.tick();
			expect(n8n.events[1]).toMatchObject({ event: 'job.updated', job: { id: job } });
		});

		it('starts nothing while another poll of the node is under way', async () => {
			const n8n = await activated({ events: ['job.created'] });
			add('jobs', 'job');
			const [first, second] = await Promise.all([n8n.tick(), poll(n8n.context())]);
			expect(first?.[0]).toHaveLength(1);
			expect(second).toBeNull();
		});

		it('gives an event that was added only what happens from then on', async () => {
			const n8n = await activated({ events: ['job.created'] });
			add('jobs', 'job', { canceled_at: account.stamp });
			await n8n.tick();
			pass(MINUTE);
			const before = add('jobs', 'job', { canceled_at: account.stamp });
			n8n.parameters = { events: ['job.created', 'job.canceled', 'customer.created'] };
			add('customers', 'cus');
			await n8n.activate();
			pass(MINUTE);
			const after = add('jobs', 'job', { canceled_at: account.stamp });
			await n8n.tick();
			expect(n8n.events.slice(1).map(({ event, job }) => [event, (job as IDataObject).id])).toEqual(
				[
					['job.created', before],
					['job.created', after],
					['job.canceled', after],
				],
			);
		});

		it('begins anew for another account or other filters, but not for a new key', async () => {
			const n8n = await activated({ events: ['job.created'] });
			add('jobs', 'job');
			n8n.credential = { ...n8n.credential, apiKey: 'renewed' };
			await n8n.activate();
			expect(n8n.events).toHaveLength(1);
			pass(MINUTE);
			add('jobs', 'job');
			n8n.parameters = { ...n8n.parameters, filters: { tags: ['VIP'] } };
			await n8n.activate();
			expect(n8n.events).toHaveLength(1);
			add('jobs', 'job', { tags: ['VIP'] });
			pass(MINUTE);
			const other = add('jobs', 'job', { tags: [] });
			await n8n.tick();
			expect(n8n.events).toHaveLength(2);
			expect(JSON.stringify(n8n.events)).not.toContain(other);
		});

		it('can begin in the past', async () => {
			add('jobs', 'job');
			pass(2 * DAY);
			const recent = add('jobs', 'job');
			pass(MINUTE);
			const startFrom = new Date(account.now - DAY).toISOString();
			const n8n = await activated({ events: ['job.created'], options: { startFrom } });
			expect(n8n.events.map(({ job }) => (job as IDataObject).id)).toEqual([recent]);
			await n8n.tick();
			n8n.restart();
			await n8n.tick();
			expect(n8n.events).toHaveLength(1);
		});

		it('begins in the past once only, and at most 90 days back', async () => {
			add('jobs', 'job');
			pass(20 * DAY);
			const recent = add('jobs', 'job');
			pass(80 * DAY);
			const n8n = await activated({
				events: ['job.created'],
				options: { startFrom: '2020-01-01T00:00:00Z' },
			});
			expect(n8n.events.map(({ job }) => (job as IDataObject).id)).toEqual([recent]);
			await n8n.rename();
			n8n.restart();
			await n8n.tick();
			expect(n8n.events).toHaveLength(1);
		});

		it('remembers its first reading where n8n does not store it', async () => {
			const n8n = await activated({ events: ['job.created'] });
			n8n.staticData = {};
			add('jobs', 'job');
			await n8n.tick();
			expect(names(n8n)).toEqual(['job.created']);
		});
	});

	describe('events that no webhook gives', () => {
		it('tells once that an invoice is overdue, and again after a new due date', async () => {
			const due_at = new Date(account.now + 10 * MINUTE).toISOString();
			const fields = { status: 'open', amount: 100, due_amount: 100, due_at, payments: [] };
			const invoice = add('invoices', 'invoice', fields);
			const n8n = await activated({ events: ['invoice.overdue'] });
			await n8n.tick();
			expect(n8n.events).toEqual([]);
			pass(10 * MINUTE);
			await n8n.tick();
			await n8n.tick();
			expect(names(n8n)).toEqual(['invoice.overdue']);
			jest.setSystemTime(Date.now() - 20 * MINUTE);
			await n8n.tick();
			jest.setSystemTime(Date.now() + 20 * MINUTE);
			await n8n.tick();
			expect(names(n8n)).toEqual(['invoice.overdue']);
			change('invoices', invoice, { due_at: new Date(account.now + MINUTE).toISOString() });
			await n8n.tick();
			pass(2 * MINUTE);
			await n8n.tick();
			expect(names(n8n)).toEqual(['invoice.overdue', 'invoice.overdue']);
		});

		it('tells once that an appointment starts soon', async () => {
			const start_time = new Date(account.now + 26 * 60 * MINUTE).toISOString();
			const appointments = [{ id: 'appt_1', start_time, dispatched_employees_ids: [] }];
			add('jobs', 'job', { schedule: { scheduled_start: start_time, appointments } });
			const n8n = await activated({ events: ['job.appointment.upcoming'] });
			await n8n.tick();
			expect(n8n.events).toEqual([]);
			pass(3 * 60 * MINUTE);
			await n8n.tick();
			await n8n.tick();
			expect(names(n8n)).toEqual(['job.appointment.upcoming']);
		});

		it('tells once that nobody has answered an estimate', async () => {
			const options = [{ id: 'est_1', approval_status: 'awaiting response' }];
			add('estimates', 'csr', { options });
			const answered = [{ id: 'est_2', approval_status: 'declined' }];
			add('estimates', 'csr', { options: answered });
			const n8n = await activated({
				events: ['estimate.unanswered'],
				options: { unansweredDays: 3 },
			});
			await n8n.tick();
			pass(3 * DAY);
			await n8n.tick();
			pass(DAY);
			await n8n.tick();
			expect(names(n8n)).toEqual(['estimate.unanswered']);
		});

		it('tells of a payment of an invoice that was voided before the next poll', async () => {
			const open = { status: 'open', amount: 100, due_amount: 100, payments: [], job_id: null };
			const [paid, unpaid] = [add('invoices', 'invoice', open), add('invoices', 'invoice', open)];
			const n8n = await activated({ events: ['payment.*'] });
			await n8n.tick();
			expect(account.requests).toHaveLength(2);
			const payment = { id: 'pay_1', status: 'succeeded', amount: 50, paid_at: account.stamp };
			change('invoices', paid, { status: 'voided', payments: [payment] });
			change('invoices', unpaid, { status: 'voided' });
			for (let count = 0; count < 3; count++) {
				await n8n.tick();
				pass(MINUTE);
			}
			const inDollars = { ...payment, amount: 0.5 };
			expect(n8n.events).toEqual([expect.objectContaining({ payment: inDollars })]);
			expect(account.requests).toHaveLength(2 + 3 + 2 + 2);
		});

		it('names the customer of invoices, with one request for each job', async () => {
			const customer = { id: 'cus_1', first_name: 'Ada' };
			const job_id = add('jobs', 'job', { customer });
			const n8n = await activated({
				events: ['invoice.created', 'invoice.sent'],
				options: { includeCustomer: true },
			});
			const sent = { status: 'open', sent_at: account.stamp, job_id, payments: [] };
			const id = add('invoices', 'invoice', sent);
			add('invoices', 'invoice', { ...sent, job_id: 'job_deleted' });
			await n8n.tick();
			expect(n8n.events).toHaveLength(4);
			const [, named] = n8n.events.filter(({ invoice }) => (invoice as IDataObject).id === id);
			expect(named).toMatchObject({ invoice: { ...account.read('invoices', id), customer } });
			expect(account.requests).toHaveLength(3);
		});

		it('tells that a job was paid with its last invoice, whether or not that changes the job', async () => {
			const job = add('jobs', 'job');
			const open = { status: 'open', amount: 100, due_amount: 100, payments: [], job_id: job };
			const ids = [add('invoices', 'invoice', open), add('invoices', 'invoice', open)];
			const n8n = await activated({ events: ['job.paid'] });
			for (const id of ids) {
				change('invoices', id, { status: 'paid', paid_at: account.stamp });
				await n8n.tick();
				pass(MINUTE);
			}
			await n8n.tick();
			expect(n8n.events).toHaveLength(1);
			expect(n8n.events[0]).toMatchObject({ event: 'job.paid', job: { id: job } });
		});

		it('gives the estimate that a new job was copied from', async () => {
			const customer = { id: 'cus_1' };
			const estimate = add('estimates', 'csr', { customer, options: [{ id: 'est_1' }] });
			const n8n = await activated({ events: ['estimate.copy_to_job'] });
			const job = add('jobs', 'job', { customer, original_estimate_uuids: ['est_1'] });
			await n8n.tick();
			await n8n.tick();
			expect(n8n.events).toHaveLength(1);
			expect(n8n.events[0]).toMatchObject({ estimate: { id: estimate }, job: { id: job } });
		});
	});

	describe('a record that is stamped ahead of time', () => {
		const minutes = (count: number) => new Date(account.now + count * MINUTE).toISOString();

		it.each([
			['this machine’s clock is right', 0],
			['this machine’s clock is ahead', 10],
			['this machine’s clock is behind', -10],
		])('does not hide what happens until then, if %s', async (_when, ahead) => {
			const [broken, ...others] = [1, 2, 3].map(() => add('jobs', 'job'));
			pass(DAY);
			jest.setSystemTime(Date.now() + ahead * MINUTE);
			const n8n = await activated({ events: ['job.updated'] });
			change('jobs', broken, { updated_at: minutes(9) });
			await n8n.tick();
			for (const id of others) {
				pass(3 * MINUTE);
				change('jobs', id, { updated_at: account.stamp });
				await n8n.tick();
			}
			pass(10 * MINUTE);
			await n8n.tick();
			expect(n8n.events.map(({ job }) => (job as IDataObject).id)).toEqual([broken, ...others]);
		});

		it('does not stop the reading of what lists are behind with', async () => {
			const [broken, late] = [1, 2].map(() => add('jobs', 'job'));
			pass(DAY);
			const n8n = await activated({ events: ['job.updated'] });
			change('jobs', broken, { updated_at: minutes(50) });
			account.lag = MINUTE;
			change('jobs', late, { updated_at: account.stamp });
			account.lag = 0;
			pass(50_000);
			await n8n.tick();
			pass(MINUTE);
			await n8n.tick();
			expect(names(n8n)).toHaveLength(2);
		});
	});

	describe('a payment that is dated ahead', () => {
		it('does not hide those of the days until then', async () => {
			const open = { status: 'open', amount: 100, due_amount: 100, payments: [], job_id: null };
			const ids = [add('invoices', 'invoice', open), add('invoices', 'invoice', open)];
			const n8n = await activated({ events: ['invoice.paid'] });
			const ahead = new Date(account.now + 90 * DAY).toISOString();
			change('invoices', ids[0], { status: 'paid', paid_at: ahead });
			await n8n.tick();
			change('invoices', ids[1], { status: 'paid', paid_at: account.stamp });
			await n8n.tick();
			await n8n.tick();
			expect(n8n.events.map(({ invoice }) => (invoice as IDataObject).id)).toEqual(ids);
		});
	});
});
