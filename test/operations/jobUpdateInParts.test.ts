import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { resetRoutesForTests } from '../../nodes/HousecallPro/transport/routeAvailability';
import type { FaultRule } from '../../sandbox/faults';
import { DEFAULTS, startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import type { Job } from '../../sandbox/state/model';
import { byId, jsonOf, runNode } from '../../tools/engine/engine';

/** The live service, which changes each part of a job by a request of its own. */
let sandbox: Sandbox;
let job: Job;
let tags: string[];
let crew: string[];

beforeAll(async () => {
	sandbox = await startSandbox({ customers: 10, descriptions: 'live' });
});
beforeEach(() => {
	resetRoutesForTests();
	sandbox.state.reset();
	sandbox.faults.set({});
	const { company, employees, jobs, tags: known } = sandbox.state;
	const found = jobs.find(
		({ work_status, company_id, appointments }) =>
			work_status === 'scheduled' && company_id === company.id && appointments.length === 1,
	);
	if (!found) throw new Error('the sandbox has no scheduled job with one visit');
	job = found;
	tags = known.all().map(({ name }) => name);
	job.tags = tags.slice(0, 2);
	crew = employees.where('company_id', company.id).map(({ id }) => id);
	sandbox.log.clear();
});
afterAll(async () => await sandbox.close());

const update = async (updateFields: INodeParameters) => {
	const { items, error } = await runNode({
		parameters: { resource: 'job', operation: 'update', job_id: byId(job.id), updateFields },
		credential: { apiKey: DEFAULTS.apiKey, baseUrl: sandbox.url },
	});
	return { parts: jsonOf(items)[0]?.updated_parts as IDataObject | undefined, error };
};

/** The requests that changed something, without the job's path. */
const writes = () =>
	sandbox.log.entries
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path }) => `${method} ${path.replace(`/jobs/${job.id}`, '…')}`)
		.filter((call) => call !== 'PUT …');

const failing = (...fail: FaultRule[]) => sandbox.faults.set({ fail });
const notes = () => job.notes.map(({ content }) => content);

const DONE_WITHOUT_A_WORD: Array<[string, FaultRule]> = [
	['the connection broke', { dropAfter: true }],
	['the response was cut short', { truncate: true }],
];

describe('Job → Update in parts', () => {
	describe('Job → Update in parts, where the outcome of a request is unknown', () => {
		it.each(DONE_WITHOUT_A_WORD)('finds the note on the job after %s', async (_, fault) => {
			failing({ method: 'POST', path: '/notes$', times: 1, ...fault });

			const { parts, error } = await update({ notes: 'leaking tap' });

			expect(error).toBeUndefined();
			expect(parts).toEqual({ notes: 'added' });
			expect(notes().filter((content) => content === 'leaking tap')).toHaveLength(1);
		});

		it('does not call a note undone that the job does not show', async () => {
			job.notes = [{ id: 'nte_0', content: 'leaking tap' }];
			failing({ method: 'POST', path: '/notes$', status: 500 });

			const { error } = await update({ assigned_employee_ids: [crew[3]], notes: 'leaking tap' });

			expect(error?.message).toContain(
				'– changed before: "Employee Names or IDs"; perhaps changed: "Notes"',
			);
			expect(error?.message).not.toContain('not changed');
			expect(error?.description).toContain('The job did not show the change');
			expect(error?.description).not.toContain('Nothing was changed');
		});

		it('names the tag that may have been added, and what was left', async () => {
			failing({ method: 'POST', path: '/tags$', status: 500 });

			const { error } = await update({ tags: [...job.tags, tags[2]], notes: 'x' });

			expect(error?.message).toContain(
				`– perhaps changed: "Tag Names or IDs" (add "${tags[2]}"); not changed: "Notes"`,
			);
		});

		it('finds line items that were replaced', async () => {
			failing({ method: 'PUT', path: '/bulk_update$', truncate: true });

			const { parts, error } = await update({
				line_items: { item: [{ name: 'Tap', quantity: 2, unit_price: 1500 }, { name: 'Travel' }] },
				notes: 'x',
			});

			expect(error).toBeUndefined();
			expect(parts).toEqual({ line_items: 'replaced', notes: 'added' });
			expect(job.line_items.map(({ name }) => name)).toEqual(['Tap', 'Travel']);
		});

		it('does not take other line items for the wanted ones', async () => {
			failing({ method: 'PUT', path: '/bulk_update$', status: 200, html: true });

			const { error } = await update({ line_items: { item: [{ name: 'Tap' }] }, notes: 'x' });

			expect(error?.message).toContain('– perhaps changed: "Line Items"; not changed: "Notes"');
			expect(notes()).not.toContain('x');
		});

		it('finds a schedule and employees that were changed', async () => {
			failing(
				{ method: 'PUT', path: '/schedule$', truncate: true },
				{ method: 'PUT', path: '/dispatch$', truncate: true },
			);

			const { parts, error } = await update({
				schedule: {
					scheduled_start: '2031-04-01T09:00:00Z',
					scheduled_end: '2031-04-01T11:00:00Z',
				},
				assigned_employee_ids: [crew[3]],
			});

			expect(error).toBeUndefined();
			expect(parts).toEqual({ schedule: 'changed', assigned_employee_ids: 'replaced' });
		});

		it('finds tags and a visit that were added', async () => {
			failing(
				{ method: 'POST', path: '/tags$', dropAfter: true },
				{ method: 'POST', path: '/appointments$', dropAfter: true },
			);
			const visit = {
				start_time: '2031-04-03T09:00:00Z',
				end_time: '2031-04-03T10:00:00Z',
				dispatched_employees_ids: [crew[0]],
			};

			const { parts, error } = await update({
				tags: [...job.tags, tags[2]],
				additionalJson: { appointments: [visit] },
			});

			expect(error).toBeUndefined();
			expect(parts).toEqual({ tags: 'replaced', appointments: 'changed' });
			expect(job.appointments).toHaveLength(2);
		});
	});

	describe('Job → Update in parts, stopped in the middle of a list', () => {
		it('names each visit that was changed, and each that was not', async () => {
			const [{ id }] = job.appointments;
			const visit = (day: string) => ({
				start_time: `2031-04-${day}T09:00:00Z`,
				end_time: `2031-04-${day}T10:00:00Z`,
				dispatched_employees_ids: [crew[0]],
			});
			failing({ method: 'POST', path: '/appointments$', status: 422, body: { message: 'no' } });

			const { error } = await update({
				additionalJson: { appointments: [{ id, ...visit('01') }, visit('02'), visit('03')] },
				notes: 'x',
			});

			expect(error?.message).toContain(
				`– changed before: "appointments" (change ${id}); not changed: "appointments" (add 2031-04-02T09:00:00Z), "appointments" (add 2031-04-03T09:00:00Z), "Notes"`,
			);
		});

		it('names each tag that was changed, and each that was not', async () => {
			const [kept, old] = job.tags;
			failing({ method: 'DELETE', path: '/tags/', status: 422, body: { message: 'no' } });

			const { error } = await update({ tags: [kept, tags[2]] });

			expect(error?.message).toContain(
				`– changed before: "Tag Names or IDs" (add "${tags[2]}"); not changed: "Tag Names or IDs" (remove "${old}")`,
			);
		});
	});

	describe('Job → Update in parts looks tags up', () => {
		it('before it changes anything', async () => {
			const { error } = await update({
				assigned_employee_ids: [crew[3]],
				notes: 'x',
				tags: ['unheard of'],
			});

			expect(error?.message).toContain(
				'"Tag Names or IDs" has "unheard of", but there is no tag "unheard of". This account has: ',
			);
			expect(writes()).toEqual([]);
		});

		it('and takes one that differs in case for the one that there is', async () => {
			const { parts } = await update({ tags: job.tags.map((name) => name.toUpperCase()) });

			expect(parts).toEqual({ tags: 'unchanged' });
			expect(writes()).toEqual([]);
		});

		it('and leaves one on the job that the account does not have any more', async () => {
			const [kept] = job.tags;
			job.tags = [kept, 'Lost', 'Also lost'];

			const { parts, error } = await update({ tags: [kept, 'Lost', tags[2]] });

			expect(error).toBeUndefined();
			expect(parts).toEqual({
				tags: 'replaced, except "Also lost": no tag of the account any more, so it stays on the job',
			});
			expect(job.tags).toEqual([kept, 'Lost', 'Also lost', tags[2]]);
		});
	});

	describe('Job → Update in parts', () => {
		it('sends nothing for what is as it is wanted', async () => {
			const { scheduled_start, scheduled_end, arrival_window } = job.schedule;

			const { parts, error } = await update({
				schedule: {
					scheduled_start: String(scheduled_start),
					scheduled_end: String(scheduled_end),
					arrival_window,
				},
				assigned_employee_ids: [...job.assigned_employee_ids].reverse(),
				tags: [...job.tags].reverse(),
			});

			expect(error).toBeUndefined();
			expect(parts).toEqual({
				schedule: 'unchanged',
				assigned_employee_ids: 'unchanged',
				tags: 'unchanged',
			});
			expect(writes()).toEqual([]);
		});

		it('keeps the length of a visit that is moved without an end', async () => {
			job.schedule.scheduled_start = '2031-03-01T09:00:00Z';
			job.schedule.scheduled_end = '2031-03-01T10:45:00Z';

			await update({ schedule: { scheduled_start: '2031-04-01T22:30:00Z' } });

			expect(job.schedule).toMatchObject({
				scheduled_start: '2031-04-01T22:30:00Z',
				scheduled_end: '2031-04-02T00:15:00Z',
			});
		});
	});
});
