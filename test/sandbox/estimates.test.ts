import type { Sandbox } from '../../sandbox/server';
import type { Estimate } from '../../sandbox/state/model';
import { send, start } from './client';

let sandbox: Sandbox;
let estimate: Estimate;
let option: string;
beforeAll(async () => {
	sandbox = await start({ customers: 120 });
});
beforeEach(() => {
	sandbox.state.reset();
	[estimate] = sandbox.state.estimates.all();
	option = `/estimates/${estimate.id}/options/${estimate.options[0].id}`;
});
afterAll(async () => await sandbox.close());

const call = async <T = { id: string }>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, path, { body });

describe('The sandbox’s estimates', () => {
	describe('an option', () => {
		it('is added with its lines and tax', async () => {
			const { status, body } = await call('POST', `/estimates/${estimate.id}/options`, {
				name: 'Extra',
				line_items: [{ name: 'Unit', unit_price: 100000, taxable: true }],
				tax: { taxable: true, tax_rate: 0.0825, tax_name: 'Sales tax' },
			});
			expect(status).toBe(201);
			expect(body).toMatchObject({ name: 'Extra', total_amount: 108250, approval_status: null });
			const shown = await call<{ options: unknown[] }>('GET', `/estimates/${estimate.id}`);
			expect(shown.body.options.at(-1)).toEqual(body);
			const blank = await call('POST', `/estimates/${estimate.id}/options`, { name: ' ' });
			expect([blank.status, blank.body]).toEqual([422, { errors: { name: ["can't be blank"] } }]);
		});

		it('has lines that are set as a whole', async () => {
			const lines = [{ name: 'Labor', unit_price: 5000, quantity: 2 }];
			const set = await call('PUT', `${option}/line_items/bulk_update`, { line_items: lines });
			expect(set.body).toMatchObject({ line_items: [{ name: 'Labor', amount: 10000 }] });
			const list = await call('GET', `${option}/line_items?page_size=1`);
			expect(list.body).toMatchObject({ page: 1, total_items: 1, line_items: [{ name: 'Labor' }] });
		});

		it('is scheduled, with the estimate', async () => {
			const [{ id }] = sandbox.state.employees.all();
			const { body } = await call('PUT', `${option}/schedule`, {
				start_time: '2026-03-09T15:00:00Z',
				end_time: '2026-03-09T16:00:00Z',
				arrival_window_in_minutes: 30,
				dispatched_employees: [{ employee_id: id }],
			});
			expect(body).toMatchObject({
				start_time: '2026-03-09T15:00:00Z',
				arrival_window_minutes: 30,
				assigned_employees: [{ id }],
			});
			const shown = await call('GET', `/estimates/${estimate.id}`);
			expect(shown.body).toMatchObject({
				work_status: 'scheduled',
				schedule: { scheduled_start: '2026-03-09T15:00:00Z' },
			});
		});

		it('takes notes and links', async () => {
			const note = await call('POST', `${option}/notes`, { content: 'Call first' });
			expect([note.status, note.body]).toEqual([201, { id: note.body.id, content: 'Call first' }]);
			expect((await call('DELETE', `${option}/notes/${note.body.id}`)).status).toBe(200);
			const link = { title: 'Manual', url: 'https://example.com/manual' };
			expect((await call('POST', `${option}/links`, link)).body).toMatchObject(link);
			expect((await call('POST', `${option}/links`, { ...link, url: 'manual' })).status).toBe(422);
		});

		it('is found under its own estimate only', async () => {
			const [, other] = sandbox.state.estimates.all();
			const path = `/estimates/${other.id}/options/${estimate.options[0].id}/line_items`;
			expect((await call('GET', path)).body).toEqual({ error: { message: 'Option not found' } });
		});
	});

	describe('a decision', () => {
		it('copies what is approved to one job', async () => {
			const ids = estimate.options.map(({ id }) => id);
			const path = '/estimates/options/approve';
			const { status, body } = await call<{ copied_on_approval_to_job_id: string }>('POST', path, {
				option_ids: ids,
			});
			expect([status, body]).toEqual([200, expect.objectContaining({ status: 'pro approved' })]);
			const job = await call('GET', `/jobs/${body.copied_on_approval_to_job_id}`);
			expect(job.body).toMatchObject({
				customer: { id: estimate.customer_id },
				original_estimate_id: ids[0],
				original_estimate_uuids: ids,
			});
			const again = await call<object>('POST', path, { option_ids: ids });
			expect(again.body).not.toHaveProperty('copied_on_approval_to_job_id');
		});

		it('changes the option’s time and not the estimate’s', async () => {
			const before = estimate.updated_at;
			await call('POST', '/estimates/options/decline', { option_ids: [estimate.options[0].id] });
			const { body } = await call<Estimate>('GET', `/estimates/${estimate.id}`);
			expect(body.updated_at).toBe(before);
			expect(body.options[0].updated_at > before).toBe(true);
			expect(body.options[0].approval_status).toBe('pro declined');
		});

		it('needs options that are there', async () => {
			const answer = await call('POST', '/estimates/options/approve', { option_ids: ['est_0'] });
			expect(answer.status).toBe(404);
			expect((await call('POST', '/estimates/options/approve', {})).status).toBe(422);
		});
	});

	describe('a lead', () => {
		const open = () => sandbox.state.leads.find((lead) => lead.status === 'open')?.id;

		it.each([
			['job', 'job_id', '/jobs'],
			['estimate', 'estimate_id', '/estimates'],
		])('becomes a %s', async (type, name, path) => {
			const id = open();
			const { status, body } = await call<Record<string, string>>('POST', `/leads/${id}/convert`, {
				type,
			});
			expect(status).toBe(201);
			expect((await call('GET', `${path}/${body[name]}`)).status).toBe(200);
			const lead = await call('GET', `/leads/${id}`);
			expect(lead.body).toMatchObject({
				status: 'won',
				pipeline_status: 'Won',
				conversions: [{ id: body[name] }],
			});
			expect((await call('POST', `/leads/${id}/convert`, { type })).status).toBe(422);
		});

		it('has lines', async () => {
			const lead = sandbox.state.leads.find(({ line_items: items }) => items.length > 0);
			const { body } = await call('GET', `/leads/${lead?.id}/line_items`);
			expect(body).toMatchObject({ total_items: lead?.line_items.length });
		});

		it('moves forward in the pipeline, and never back', async () => {
			const [first, second] = sandbox.state.pipelineStatuses.where('resource_type', 'lead');
			const move = async (status_id: string) =>
				await call('PUT', '/pipeline/statuses', {
					resource_type: 'lead',
					resource_id: id,
					status_id,
				});
			const id = (await call('POST', '/leads', { customer: { first_name: 'Ada' } })).body.id;
			const forward = await move(second.id);
			expect([forward.status, forward.text]).toEqual([200, '']);
			expect((await call('GET', `/leads/${id}`)).body).toMatchObject({
				pipeline_status: second.name,
			});
			expect((await move(first.id)).status).toBe(422);
			expect((await move('kcs_0')).status).toBe(404);
		});
	});
});
