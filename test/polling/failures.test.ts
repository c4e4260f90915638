import type { IDataObject } from 'n8n-workflow';

import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { failureOf } from '../triggers/support';
import { SimulatedAccount } from './simulatedAccount';
import { SimulatedN8n } from './simulatedN8n';

const MINUTE = 60_000;

let account: SimulatedAccount;
let n8n: SimulatedN8n;

beforeEach(async () => {
	account = new SimulatedAccount();
	jest.useFakeTimers({ now: account.now, doNotFake: ['setImmediate', 'nextTick'] });
	forgetProcess();
	n8n = new SimulatedN8n(account, { events: ['job.created', 'customer.created'] });
	await n8n.activate();
});
afterEach(() => jest.useRealTimers());

function add(collection: 'jobs' | 'customers'): void {
	const id = account.newId(collection);
	account.write(collection, { id, created_at: account.stamp, updated_at: account.stamp });
}

/** One poll a minute later, every request of which is refused with a status. */
async function refused(status: number, minutes = 1) {
	account.now += minutes * MINUTE;
	jest.setSystemTime(Date.now() + minutes * MINUTE);
	const body = { message: 'No' };
	account.faults = Array.from({ length: 20 }, () => ({ status, body }));
	const outcome = await n8n.tick().catch((error: Error) => error);
	account.faults = [];
	return outcome;
}

const failureIn = (error: unknown) => (error as { failure?: IDataObject }).failure;

describe('A poll that fails', () => {
	describe('what fails in a poll', () => {
		it('stops the first one, as the user must see that the key is wrong', async () => {
			forgetProcess();
			const other = new SimulatedN8n(account, { events: ['job.created'] });
			account.faults = [{ status: 401, body: { message: 'Unauthorized' } }];
			const error = await failureOf(other.activate());
			expect(error.message).toBe('Housecall Pro refused the API key');
			expect(failureIn(error)).toEqual({ cause: 'credential-invalid' });
			expect(other.stored).toEqual({});
		});

		it('is only logged while it may pass, then reported once an hour', async () => {
			for (let count = 0; count < 15; count++) expect(await refused(404)).toBeNull();
			const error = await refused(404);
			expect(error).toBeInstanceOf(Error);
			expect(failureIn(error)).toEqual({ cause: 'temporarily-unavailable' });
			expect(String((error as Error).message)).toMatch(/could not be polled since 2026-/);
			expect(await refused(404)).toBeNull();
			expect(await refused(404, 60)).toBeInstanceOf(Error);
			expect(n8n.warnings).toHaveLength(18);
		});

		it('is reported at once when the key is refused, though not with every poll', async () => {
			const error = await refused(401);
			expect(failureIn(error)).toEqual({ cause: 'credential-invalid' });
			expect((error as Error).message).not.toContain('Authorization');
			expect(await refused(401)).toBeNull();
			expect(await refused(401, 60)).toBeInstanceOf(Error);
		});

		it('loses nothing: the next poll catches up', async () => {
			add('jobs');
			await refused(401);
			await refused(403);
			expect(n8n.events).toEqual([]);
			await n8n.tick();
			expect(n8n.events).toHaveLength(1);
		});

		it('does not keep back what another list tells', async () => {
			add('jobs');
			add('customers');
			account.faults = [{ status: 400, body: { message: 'No' } }];
			await n8n.tick();
			expect(n8n.events.map(({ event }) => event)).toEqual(['customer.created']);
			await n8n.tick();
			expect(n8n.events.map(({ event }) => event)).toEqual(['customer.created', 'job.created']);
		});

		describe('while what an event is about cannot be read', () => {
			beforeEach(async () => {
				const customer = { id: 'cus_1' };
				account.write('estimates', { id: 'csr_1', customer, options: [{ id: 'est_1' }] });
				n8n = new SimulatedN8n(account, { events: ['customer.created', 'estimate.copy_to_job'] });
				await n8n.activate();
				const times = { created_at: account.stamp, updated_at: account.stamp };
				const job = { id: 'job_1', ...times, customer, original_estimate_uuids: ['est_1'] };
				account.write('jobs', job);
				add('customers');
				account.faults = ['none', 'none', { status: 400, body: { message: 'No' } }];
				await n8n.tick();
				expect(n8n.events).toMatchObject([{ event: 'customer.created' }]);
			});

			const copied = { estimate: { id: 'csr_1' }, job: { id: 'job_1' } };

			it('leaves that event to the next one, also if its record vanishes', async () => {
				account.remove('jobs', 'job_1');
				await n8n.tick();
				expect(n8n.events).toMatchObject([{}, copied]);
			});

			it('leaves that event to the next one, also if n8n ends', async () => {
				n8n.restart();
				await n8n.tick();
				expect(n8n.events).toMatchObject([{}, copied]);
			});
		});

		describe('if it does so for good', () => {
			const pass = (minutes: number) => {
				account.now += minutes * MINUTE;
				jest.setSystemTime(Date.now() + minutes * MINUTE);
			};
			const pay = (job_id: string) => {
				const id = account.newId('invoice');
				account.write('jobs', { id: job_id });
				const paid = { status: 'paid', paid_at: account.stamp, payments: [], job_id };
				account.write('invoices', { id, ...paid });
				pass(0.5);
			};
			const paidJobs = () => n8n.events.map(({ job }) => (job as IDataObject).id);
			/** What is reported meanwhile is of no interest here. */
			const tick = async () => {
				pass(10);
				await n8n.tick().catch(() => null);
			};

			it('lets the other events come first, and comes with what is known after an hour', async () => {
				n8n = new SimulatedN8n(account, { events: ['job.paid'], options: { maxEvents: 2 } });
				await n8n.activate();
				account.refused = /^.jobs.bad\d+.invoices/;
				for (const name of ['bad1', 'bad2', 'bad3', 'a', 'b', 'c']) pay(name);
				for (let count = 0; count < 4; count++) await tick();
				expect(paidJobs()).toEqual(['a', 'b', 'c']);
				for (let count = 0; count < 6; count++) await tick();
				expect(paidJobs()).toEqual(['a', 'b', 'c', 'bad1', 'bad2', 'bad3']);
				const [known] = n8n.events.slice(3);
				expect(known).toMatchObject({ invoice: { job_id: 'bad1' }, job: { id: 'bad1' } });
				expect(known.lookup_error).toContain('No');
				for (let count = 0; count < 3; count++) await tick();
				expect(n8n.events).toHaveLength(6);
			});

			it('keeps the event also if n8n ends meanwhile', async () => {
				n8n = new SimulatedN8n(account, { events: ['job.paid'] });
				await n8n.activate();
				account.refused = /^.jobs.bad.invoices/;
				for (const name of ['bad', 'a']) pay(name);
				await tick();
				n8n.restart();
				await tick();
				expect(paidJobs()).toEqual(['a']);
				account.refused = undefined;
				await tick();
				expect(paidJobs()).toEqual(['a', 'bad']);
				expect(n8n.events[1]).not.toHaveProperty('lookup_error');
			});

			it('tells of other appointments, and of this one after an hour', async () => {
				const names = Array.from(
					{ length: 13 },
					(_, index) => `${index < 12 ? 'bad' : 'good'}${index}`,
				);
				const start_time = new Date(account.now + 9 * 24 * 60 * MINUTE).toISOString();
				const write = (id: string, appointments: IDataObject[]) =>
					account.write('jobs', { id, schedule: { appointments } });
				for (const name of names) write(name, [{ id: `appt_${name}`, start_time }]);
				n8n = new SimulatedN8n(account, { events: ['job.appointment.*'] });
				await n8n.activate();
				account.refused = /^.jobs.bad\d+.appointments/;
				for (const name of names) write(name, []);
				write('new', [{ id: 'appt_new', start_time }]);
				await tick();
				await tick();
				const ids = () => n8n.events.map(({ appointment }) => (appointment as IDataObject).id);
				expect(ids().sort()).toEqual(['appt_good12', 'appt_new']);
				for (let count = 0; count < 8; count++) await tick();
				expect(ids().sort()).toEqual(['appt_new', ...names.map((name) => `appt_${name}`)].sort());
				expect(n8n.events.at(-1)).toMatchObject({
					event: 'job.appointment.appointment_discarded',
					lookup_error: expect.stringContaining('No') as string,
				});
			});
		});

		it('is that no event is chosen', async () => {
			n8n.parameters = { events: [] };
			expect((await failureOf(n8n.tick())).message).toContain('"Trigger On"');
		});
	});

	describe('a poll whose time is up', () => {
		beforeEach(() => {
			n8n.budgetMs = 10;
			add('jobs');
			n8n.isHanging = true;
		});

		it('leaves everything to the next one', async () => {
			const before = JSON.stringify(n8n.staticData);
			expect(await n8n.tick()).toBeNull();
			expect(n8n.warnings).toHaveLength(1);
			expect(JSON.stringify(n8n.staticData)).toBe(before);
			n8n.isHanging = false;
			await n8n.tick();
			expect(n8n.events.map(({ event }) => event)).toEqual(['job.created']);
		});

		it('leaves nothing out, however often that happens', async () => {
			for (let count = 0; count < 10; count++) await n8n.tick();
			n8n.isHanging = false;
			await n8n.tick();
			expect(n8n.events.map(({ event }) => event)).toEqual(['job.created']);
		});
	});
});
