import type { Sandbox } from '../../sandbox/server';
import { AUTHORIZATION, send, start } from './client';

interface Windows {
	booking_windows: { start_time: string; end_time: string; available: boolean }[];
}

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start({ customers: 120 });
});
beforeEach(() => sandbox.state.reset());
afterAll(async () => await sandbox.close());

const call = async <T = { id: string }>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, path, { body });

describe('The sandbox’s company', () => {
	describe('opening hours', () => {
		const path = '/company/schedule_availability';

		it('are set by day; a day left out is closed', async () => {
			const windows = [{ start_time: '09:00', end_time: '12:00' }];
			const { status, body } = await call('PUT', path, {
				availability_buffer_in_days: 2,
				daily_schedule_windows: [{ day_name: 'monday', schedule_windows: windows }],
			});
			expect(status).toBe(200);
			expect(body).toMatchObject({ availability_buffer_in_days: 2 });
			expect((await call('GET', path)).body).toEqual(body);
			expect(body).toMatchObject({
				daily_availabilities: {
					data: expect.arrayContaining([
						{ day_name: 'Monday', schedule_windows: { data: windows } },
						{ day_name: 'Tuesday', schedule_windows: { data: [] } },
					]),
				},
			});
		});

		it.each([
			{ day_name: 'Someday', schedule_windows: [] },
			{ day_name: 'Monday', schedule_windows: [{ start_time: '12:00', end_time: '09:00' }] },
			{ day_name: 'Monday', schedule_windows: [{ start_time: '9am', end_time: '12:00' }] },
		])('refuse %j', async (day) => {
			const body = { availability_buffer_in_days: 0, daily_schedule_windows: [day] };
			expect((await call('PUT', path, body)).status).toBe(422);
		});
	});

	describe('booking windows', () => {
		const windows = async (query: string) =>
			(await call<Windows>('GET', `/company/schedule_availability/booking_windows?${query}`)).body
				.booking_windows;

		it('fill the opening hours of the days asked for', async () => {
			const monday = 'start_date=2026-03-09T00:00:00';
			const hours = await windows(`${monday}&show_for_days=1&service_duration=60`);
			expect(hours).toHaveLength(9);
			// 08:00 in Texas, one day after its clocks changed.
			expect(hours[0]).toMatchObject({
				start_time: '2026-03-09T13:00:00Z',
				end_time: '2026-03-09T14:00:00Z',
			});
			expect(await windows('start_date=2026-03-07T00:00:00&show_for_days=2')).toEqual([]);
			const refused = '/company/schedule_availability/booking_windows?show_for_days=32';
			expect((await call('GET', refused)).status).toBe(400);
		});

		it('are taken while the person has a visit', async () => {
			const isWorkday = (time: string | null) =>
				[1, 2, 3, 4, 5].includes(new Date(time ?? '').getUTCDay());
			const job = sandbox.state.jobs.find(
				({ work_status: status, schedule }) =>
					status === 'scheduled' && isWorkday(schedule.scheduled_start),
			);
			const [{ start_time, dispatched_employees_ids: crew }] = job?.appointments ?? [];
			const day = start_time.slice(0, 10);
			const query = `start_date=${day}T00:00:00&show_for_days=1&employee_ids[]=${crew[0]}`;
			const slots = await windows(query);
			const taken = slots.filter(
				(slot) => slot.start_time <= start_time && slot.end_time > start_time,
			);
			expect(taken).toMatchObject([{ available: false }]);
			expect(slots.some(({ available }) => available)).toBe(true);
		});
	});

	describe('the calendar', () => {
		it('has events', async () => {
			const { body } = await call<{ events: { id: string }[] }>('GET', '/events?page_size=3');
			expect(body.events).toHaveLength(3);
			const one = await call('GET', `/events/${body.events[0].id}`);
			expect(one.body).toEqual(body.events[0]);
		});

		it('has a route for everybody with something to do', async () => {
			const job = sandbox.state.jobs.find(({ work_status: status }) => status === 'scheduled');
			const [appointment] = job?.appointments ?? [];
			const path = `/routes?date=${appointment.start_time.slice(0, 10)}&per_page=50`;
			const { body } = await call<{ routes: { employee_ids: string[] }[] }>('GET', path);
			const [employee] = appointment.dispatched_employees_ids;
			const route = body.routes.find(({ employee_ids: ids }) => ids.includes(employee));
			expect(route).toMatchObject({
				job_appointments: expect.arrayContaining([
					{ job_id: job?.id, appointment_id: appointment.id },
				]),
			});
			expect((await call('GET', '/routes?date=today')).status).toBe(400);
		});

		it('has checklists of jobs', async () => {
			const [{ job_uuid: job }] = sandbox.state.checklists.all();
			const { body } = await call('GET', `/checklists?job_uuids[]=${job}&job_uuids[]=job_0`);
			expect(body).toMatchObject({ checklists: [{ job_uuid: job }] });
			expect((await call('GET', '/checklists')).status).toBe(422);
		});

		it('has service zones by zip code', async () => {
			const [zone, other] = sandbox.state.serviceZones.all();
			const { body } = await call<{ service_zones: { id: string }[] }>(
				'GET',
				`/service_zones?zip_code=${zone.zip_codes[0]}`,
			);
			expect(body.service_zones.map(({ id }) => id)).toContain(zone.id);
			expect(body.service_zones.map(({ id }) => id)).not.toContain(other.id);
		});
	});

	describe('files, links, locks and materials of a job', () => {
		const job = () => sandbox.state.jobs.all()[0].id;

		it('takes a file and gives it back', async () => {
			const form = new FormData();
			form.append('file', new Blob(['meter reading'], { type: 'text/plain' }), 'meter.txt');
			const answer = await fetch(`${sandbox.url}/jobs/${job()}/attachments`, {
				method: 'POST',
				headers: AUTHORIZATION,
				body: form,
			});
			expect(answer.status).toBe(202);
			expect(await answer.json()).toEqual({ job_url: `${sandbox.url}/jobs/${job()}` });
			const { body } = await call<{ attachments: { url: string }[] }>(
				'GET',
				`/jobs/${job()}?expand[]=attachments`,
			);
			expect(body.attachments).toMatchObject([{ file_name: 'meter.txt', file_type: 'text/plain' }]);
			const file = await fetch(body.attachments[0].url);
			expect(await file.text()).toBe('meter reading');
			expect(sandbox.log.entries.at(-2)).toMatchObject({
				body: { file: { name: 'meter.txt', size: 13 } },
			});
		});

		it('wants the part called file', async () => {
			const form = new FormData();
			form.append('document', new Blob(['x']), 'x.txt');
			const path = `${sandbox.url}/jobs/${job()}/attachments`;
			const answer = await fetch(path, { method: 'POST', headers: AUTHORIZATION, body: form });
			expect(answer.status).toBe(422);
		});

		it('takes links', async () => {
			const link = { title: 'Photos', url: 'https://example.com/p' };
			const { status, body } = await call('POST', `/jobs/${job()}/links`, link);
			expect([status, body]).toEqual([201, { id: expect.any(String), ...link }]);
		});

		it('is locked by itself or with others', async () => {
			const { body } = await call('POST', `/jobs/${job()}/lock`);
			expect(body).toMatchObject({ id: job(), locked_at: expect.stringMatching(/Z$/) });
			const range = { starting_at: '2026-03-04T00:00:00Z', ending_at: '2026-03-05T00:00:00Z' };
			const locked = await call<{ jobs: { id: string }[] }>('POST', '/jobs/lock', {
				...range,
				statuses: ['scheduled'],
			});
			const expected = sandbox.state.jobs
				.all()
				.filter(({ work_status, schedule, company_id: company }) => {
					const start = schedule.scheduled_start ?? '';
					const inRange = start >= range.starting_at && start <= range.ending_at;
					return work_status === 'scheduled' && inRange && company === sandbox.state.company.id;
				});
			expect(expected.length).toBeGreaterThan(0);
			expect(locked.body.jobs.map(({ id }) => id).sort()).toEqual(
				expected.map(({ id }) => id).sort(),
			);
			expect((await call('POST', '/jobs/lock', range)).status).toBe(422);
		});

		it('has input materials, set as a whole', async () => {
			const path = `/jobs/${job()}/job_input_materials`;
			const input = { job_input_materials: [{ name: 'Pipe', quantity: 3 }] };
			const { body } = await call<{ job_input_materials: { uuid: string }[] }>(
				'PUT',
				`${path}/bulk_update`,
				input,
			);
			expect(body).toMatchObject({
				job_input_materials: [{ name: 'Pipe', quantity: 3, unit_cost: 0 }],
			});
			const [{ uuid }] = body.job_input_materials;
			await call('PUT', `${path}/bulk_update`, { job_input_materials: [{ uuid, name: 'Tube' }] });
			expect((await call('GET', path)).body).toMatchObject({
				job_input_materials: [{ uuid, name: 'Tube', quantity: 3 }],
			});
		});
	});

	describe('the company', () => {
		it('keeps what a change of its franchise details leaves out', async () => {
			await call('PATCH', '/company/franchise_info', {
				metadata: { franchisee_identifier: 'F-1', external: { crm: '7' } },
			});
			const { body } = await call('PATCH', '/company/franchise_info', {
				metadata: { territory_management: { franchise_id: '42' } },
			});
			expect(body).toMatchObject({
				franchise_info: {
					metadata: {
						territory_management: { franchise_id: '42' },
						franchisee_identifier: 'F-1',
						external: { crm: '7' },
					},
				},
			});
		});

		it('switches the application and its deliveries', async () => {
			expect((await call('POST', '/application/disable')).body).toMatchObject({
				state: 'disabled',
			});
			expect((await call('GET', '/application')).body).toMatchObject({ state: 'disabled' });
			const on = await call('POST', '/webhooks/subscription', {});
			expect([on.status, on.text]).toEqual([200, '']);
			expect(sandbox.state.webhookSubscriptionEnabled).toBe(true);
			await call('DELETE', '/webhooks/subscription');
			expect(sandbox.state.webhookSubscriptionEnabled).toBe(false);
		});

		it('lists itself and its locations where the contract asks', async () => {
			const { body } = await call('GET', '/companies');
			expect(body).toMatchObject({
				total_items: 3,
				companies: [{ id: sandbox.state.company.id }, {}, {}],
			});
		});
	});

	describe('names', () => {
		it.each([
			['/tags', 201],
			['/lead_sources', 201],
			['/job_fields/job_types', 200],
		])('are added to %s and changed, once each', async (path, status) => {
			const added = await call('POST', path, { name: 'Brand new' });
			expect([added.status, added.body]).toEqual([
				status,
				expect.objectContaining({ name: 'Brand new' }),
			]);
			expect((await call('POST', path, { name: 'Brand new' })).body).toEqual({
				errors: { name: ['has already been taken'] },
			});
			const renamed = await call('PUT', `${path}/${added.body.id}`, { name: 'Newer' });
			expect(renamed.body).toMatchObject({ id: added.body.id, name: 'Newer' });
			expect((await call('PUT', `${path}/none`, { name: 'x' })).status).toBe(404);
		});
	});
});
