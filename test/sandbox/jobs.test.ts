import type { Sandbox } from '../../sandbox/server';
import type { Customer } from '../../sandbox/state/model';
import { send, start } from './client';

interface ShownJob {
	id: string;
	invoice_number: string;
	work_status: string;
	description: string;
	schedule: { scheduled_start: string | null; appointments: { id: string }[] };
	assigned_employees: { id: string }[];
	total_amount: number;
	notes: { id: string; content: string }[];
	tags: string[];
}

let sandbox: Sandbox;
let customer: Customer;
let employees: string[];
let references: { customer_id: string; address_id: string };

beforeAll(async () => {
	sandbox = await start();
	[customer] = sandbox.state.customers.all();
	references = { customer_id: customer.id, address_id: customer.addresses[0].id };
	employees = sandbox.state.employees.all().map(({ id }) => id);
});
afterAll(async () => await sandbox.close());

const call = async <T = ShownJob>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, path, { body });

async function newJob(input: Record<string, unknown> = {}): Promise<ShownJob> {
	const { status, body } = await call('POST', '/jobs', { ...references, ...input });
	expect(status).toBe(201);
	return body;
}

const window = { start_time: '2026-03-09T15:00:00Z', end_time: '2026-03-09T17:00:00Z' };

describe('The sandbox’s jobs', () => {
	describe('a new job', () => {
		it('that may be done at any time takes the whole day in the company’s time zone', async () => {
			const schedule = { anytime: true, anytime_start_date: '2026-03-09' };
			const { id } = await newJob({ schedule });
			const { body } = await call<{ appointments: unknown[] }>('GET', `/jobs/${id}/appointments`);

			expect(body.appointments).toMatchObject([
				{
					anytime: true,
					start_date: '2026-03-09',
					start_time: '2026-03-09T05:00:00Z',
					end_time: '2026-03-10T04:59:59Z',
				},
			]);
			const wrong = { anytime: true, anytime_start_date: 'Monday' };
			const { status } = await call('POST', '/jobs', { ...references, schedule: wrong });
			expect(status).toBe(422);
		});

		it('needs a customer and one of its addresses', async () => {
			expect((await call('POST', '/jobs', {})).body).toEqual({
				error: { message: 'Customer is required' },
			});
			const noAddress = await call('POST', '/jobs', { customer_id: customer.id });
			expect([noAddress.status, noAddress.body]).toEqual([
				400,
				{ error: { message: 'Address is required' } },
			]);
			const other = sandbox.state.customers.all()[1].addresses[0].id;
			const foreign = await call('POST', '/jobs', { customer_id: customer.id, address_id: other });
			expect([foreign.status, foreign.body]).toEqual([
				404,
				{ error: { message: 'Address not found' } },
			]);
		});

		it('may name them the contract’s way', async () => {
			const { customer_id: id, address_id } = references;
			const { status, body } = await call('POST', '/jobs', {
				customer: { id },
				address: { id: address_id },
				notes: 'Gate code 1',
			});
			expect(status).toBe(201);
			expect(body).toMatchObject({ customer: { id }, address: { id: address_id } });
			expect(body.notes).toEqual([{ id: expect.stringMatching(/^nte_/), content: 'Gate code 1' }]);
		});

		it('has no schedule unless told, and the next number', async () => {
			const [first, second] = [await newJob(), await newJob()];
			expect(first.work_status).toBe('needs scheduling');
			expect(Number(second.invoice_number)).toBe(Number(first.invoice_number) + 1);
			expect(typeof first.invoice_number).toBe('string');
		});

		it('refuses a number that is taken', async () => {
			const { invoice_number: number } = await newJob();
			const answer = await call('POST', '/jobs', { ...references, invoice_number: Number(number) });
			expect(answer.status).toBe(422);
		});

		it('takes lines, tags, people and a schedule', async () => {
			const job = await newJob({
				line_items: [{ name: 'Filter', unit_price: 2500, quantity: 2 }, { name: 'Visit' }],
				tags: ['VIP'],
				assigned_employee_ids: [employees[0]],
				schedule: {
					scheduled_start: '2026-03-09T15:00:00Z',
					scheduled_end: '2026-03-09T17:00:00Z',
					arrival_window: 30,
				},
			});
			expect(job).toMatchObject({
				work_status: 'scheduled',
				total_amount: 5000,
				tags: ['VIP'],
				schedule: { scheduled_start: '2026-03-09T15:00:00Z', arrival_window: 30, appointments: [] },
				assigned_employees: [{ id: employees[0] }],
			});
			const { body } = await call('GET', `/jobs/${job.id}?expand[]=appointments`);
			expect(body.schedule.appointments).toHaveLength(1);
		});

		it.each([
			[{ schedule: { scheduled_start: 'soon' } }],
			[{ line_items: [{ unit_price: 5 }] }],
			[{ line_items: 'one' }],
			[{ assigned_employee_ids: 'pro_0' }],
		])('refuses %j', async (input) => {
			expect((await call('POST', '/jobs', { ...references, ...input })).status).toBe(422);
		});
	});

	describe('changing a job', () => {
		it('sets what is named and nothing else', async () => {
			const job = await newJob({ tags: ['VIP'], line_items: [{ name: 'Visit', unit_price: 100 }] });
			const { status, body } = await call('PUT', `/jobs/${job.id}`, { description: 'New words' });
			expect(status).toBe(200);
			expect(body).toMatchObject({ description: 'New words', tags: ['VIP'], total_amount: 100 });
		});

		it.each([
			['complete', 'complete rated'],
			['completed_unrated', 'complete unrated'],
			['in_progress', 'in progress'],
			['pro_canceled', 'pro canceled'],
			['user canceled', 'user canceled'],
		])('takes the status %s', async (word, expected) => {
			const job = await newJob();
			const { body } = await call('PUT', `/jobs/${job.id}`, { work_status: word });
			expect(body.work_status).toBe(expected);
		});

		it('stamps the moment the work was done', async () => {
			const job = await newJob();
			const { body } = await call('PUT', `/jobs/${job.id}`, { work_status: 'complete' });
			const moment = expect.stringMatching(/Z$/);
			expect(body).toMatchObject({ work_timestamps: { started_at: moment, completed_at: moment } });
		});

		it('takes schedule, people, notes, tags and lines', async () => {
			const job = await newJob();
			const { body } = await call('PUT', `/jobs/${job.id}`, {
				schedule: { scheduled_start: window.start_time, scheduled_end: window.end_time },
				assigned_employee_ids: [employees[3]],
				notes: 'Bring a ladder',
				tags: ['Warranty'],
				line_items: [{ name: 'Visit', unit_price: 8900 }],
			});
			expect(body).toMatchObject({
				work_status: 'scheduled',
				schedule: { scheduled_start: window.start_time, scheduled_end: window.end_time },
				assigned_employees: [{ id: employees[3] }],
				notes: [{ content: 'Bring a ladder' }],
				tags: ['Warranty'],
				total_amount: 8900,
			});
			const cleared = await call('PUT', `/jobs/${job.id}`, { schedule: null });
			expect(cleared.body).toMatchObject({
				work_status: 'needs scheduling',
				schedule: { scheduled_start: null },
			});
		});

		it('takes a finished job as it was read', async () => {
			const done = sandbox.state.jobs.find(
				({ work_status: status }) => status === 'complete rated',
			);
			const { body } = await call('GET', `/jobs/${done?.id}`);
			const answer = await call('PUT', `/jobs/${done?.id}`, { ...body, notes: 'Paid in full' });
			expect(answer.status).toBe(200);
			expect(answer.body).toMatchObject({
				schedule: body.schedule,
				notes: [{ content: 'Paid in full' }],
			});
		});

		it('changes nothing when it is refused', async () => {
			const job = await newJob();
			const input = { description: 'changed', work_status: 'sleeping' };
			expect((await call('PUT', `/jobs/${job.id}`, input)).status).toBe(422);
			expect((await call('GET', `/jobs/${job.id}`)).body.description).toBe('');
		});

		it('can delete it', async () => {
			const job = await newJob();
			expect((await call('DELETE', `/jobs/${job.id}`)).status).toBe(204);
			expect((await call('GET', `/jobs/${job.id}`)).status).toBe(404);
		});
	});

	describe('schedule, crew and appointments', () => {
		const crew = () => [{ employee_id: employees[4] }];

		it('are set, moved and taken away', async () => {
			const job = await newJob();
			const path = `/jobs/${job.id}/schedule`;
			const set = await call<object>('PUT', path, { ...window, dispatched_employees: crew() });
			expect(set.status).toBe(200);
			expect(set.body).toMatchObject({
				...window,
				assigned_employees: [{ id: employees[4] }],
				appointments: [{ start_time: window.start_time, dispatched_employees_ids: [employees[4]] }],
			});
			expect((await call('GET', `/jobs/${job.id}`)).body.work_status).toBe('scheduled');
			expect((await call<object>('DELETE', path)).body).toMatchObject({ deleted: true });
			expect((await call('GET', `/jobs/${job.id}`)).body.work_status).toBe('needs scheduling');
		});

		it('are refused for work that is done, and with a wrong order of times', async () => {
			const job = await newJob();
			const path = `/jobs/${job.id}/schedule`;
			const backwards = { start_time: window.end_time, end_time: window.start_time };
			expect((await call('PUT', path, backwards)).status).toBe(422);
			await call('PUT', `/jobs/${job.id}`, { work_status: 'complete' });
			expect((await call('PUT', path, window)).status).toBe(400);
		});

		it('let somebody else be sent', async () => {
			const job = await newJob();
			const answer = await call<object>('PUT', `/jobs/${job.id}/dispatch`, {
				dispatched_employees: [{ employee_id: employees[5] }],
			});
			expect(answer.body).toMatchObject({ assigned_employees: [{ id: employees[5] }] });
			const unknown = { dispatched_employees: [{ employee_id: 'pro_0' }] };
			expect((await call('PUT', `/jobs/${job.id}/dispatch`, unknown)).status).toBe(404);
		});

		it('may be several appointments', async () => {
			const job = await newJob();
			const path = `/jobs/${job.id}/appointments`;
			const input = { ...window, dispatched_employees_ids: [employees[1]] };
			const first = await call<{ id: string }>('POST', path, input);
			expect(first.status).toBe(201);
			const later = { start_time: '2026-03-10T15:00:00Z', end_time: '2026-03-10T16:00:00Z' };
			await call('POST', path, { ...later, dispatched_employees_ids: [employees[2]] });
			const { body } = await call('GET', `/jobs/${job.id}`);
			expect(body).toMatchObject({
				schedule: { scheduled_start: window.start_time, scheduled_end: later.end_time },
				assigned_employees: [{ id: employees[1] }, { id: employees[2] }],
			});
			expect((await call('PUT', `/jobs/${job.id}/schedule`, window)).status).toBe(400);
			const gone = await call('DELETE', `${path}/${first.body.id}`);
			expect([gone.status, gone.text]).toEqual([200, '']);
			expect((await call<object>('GET', path)).body).toMatchObject({ appointments: [later] });
		});
	});
});
