/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BehaviourSettings } from '../../sandbox/behaviour';
import type { Sandbox } from '../../sandbox/server';
import type { Job } from '../../sandbox/state/model';
import { send, start, type ListOf } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start({ customers: 120 });
});
beforeEach(async () => await call('POST', '/_sandbox/reset'));
afterAll(async () => await sandbox.close());

const call = async <T = Record<string, never>>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, path, { body });
const choose = async (settings: BehaviourSettings) =>
	await call('POST', '/_sandbox/behaviour', settings);

function scheduledJob(): Job {
	const { jobs, company } = sandbox.state;
	const job = jobs.find(
		({ work_status: status, company_id }) => status === 'scheduled' && company_id === company.id,
	);
	if (!job) throw new Error('the sandbox has no scheduled job');
	return job;
}

describe('The sandbox’s behaviour', () => {
	describe('the updated_at of a job', () => {
		const changes: Record<string, (job: Job) => Promise<{ status: number }>> = {
			tag: async ({ id }) =>
				await call('POST', `/jobs/${id}/tags`, { tag_id: sandbox.state.tags.ids()[0] }),
			note: async ({ id }) => await call('POST', `/jobs/${id}/notes`, { content: 'Call first' }),
			dispatch: async ({ id }) =>
				await call('PUT', `/jobs/${id}/dispatch`, { dispatched_employees: [] }),
			appointment: async ({ id, appointments: [visit] }) =>
				await call('PUT', `/jobs/${id}/appointments/${visit.id}`, {
					...{ start_time: '2026-03-20T15:00:00Z', end_time: '2026-03-20T16:00:00Z' },
					dispatched_employees_ids: [],
				}),
			payment: async ({ id: job_id }) => {
				const { body } = await call<{ id: string }>('POST', '/invoices', { job_id });
				return await call('POST', '/_sandbox/payments', { invoice: body.id, amount: 100 });
			},
		};

		it.each(Object.keys(changes))('is moved by a %s only when chosen', async (change) => {
			const job = scheduledJob();
			const before = job.updated_at;
			expect((await changes[change](job)).status).toBeLessThan(300);
			expect(job.updated_at).toBe(before);
			await choose({ movesJob: [change as 'tag'] });
			await changes[change](job);
			expect(job.updated_at > before).toBe(true);
		});
	});

	describe('lists that are behind', () => {
		const newest = async () =>
			(await call<ListOf<{ first_name: string }>>('GET', '/customers?page_size=1')).body;
		const add = async (first_name: string) => await call('POST', '/customers', { first_name });

		it('show a change after as many seconds as chosen, and the record itself at once', async () => {
			await choose({ listsLag: 3600 });
			const { total_items: total } = await newest();
			const { body } = await send<{ id: string }>(sandbox, 'POST', '/customers', {
				body: { first_name: 'Ada' },
			});
			expect((await newest()).total_items).toBe(total);
			expect((await call('GET', `/customers/${body.id}`)).status).toBe(200);
			await choose({ listsLag: 1 });
			await sleep(1_100);
			expect(await newest()).toMatchObject({
				total_items: total + 1,
				customers: [{ first_name: 'Ada' }],
			});
		});

		it('show records as they were before they were changed', async () => {
			await choose({ listsLag: 3600 });
			const [{ id, notes }] = sandbox.state.customers.all();
			await call('PUT', `/customers/${id}`, { notes: 'changed' });
			await call('POST', '/_sandbox/touch', { resource: 'customers', ids: [id] });
			const { body } = await call<ListOf>('GET', '/customers?page_size=200');
			expect(body.customers.find((one) => one.id === id)).toMatchObject({ notes });
		});

		it('may be behind in their totals only', async () => {
			await choose({ totalsLag: 3600 });
			const { total_items: total } = await newest();
			await add('Ada');
			expect(await newest()).toMatchObject({
				total_items: total,
				customers: [{ first_name: 'Ada' }],
			});
		});
	});

	describe('pages', () => {
		it('hold no more than their cap, whatever was asked', async () => {
			await choose({ pageCaps: { '/api/price_book/services': 5, '/checklists': 2, '/jobs': 3 } });
			const { body } = await call('GET', '/api/price_book/services?page_size=200');
			expect(body).toMatchObject({ page_size: 5, data: { length: 5 }, total_count: 14 });
			const jobs = sandbox.state.checklists.all().map(({ job_uuid: id }) => `job_uuids[]=${id}`);
			const lists = await call('GET', `/checklists?per_page=100&${jobs.join('&')}`);
			expect(lists.body).toMatchObject({ checklists: { length: 2 } });
			expect((await call('GET', '/jobs')).body).toMatchObject({ jobs: { length: 3 } });
		});

		it('may come without totals', async () => {
			await choose({ totals: false });
			for (const path of ['/jobs', '/api/price_book/services']) {
				const names = Object.keys((await call('GET', path)).body);
				expect(names.filter((name) => /^total|^page_size/.test(name))).toEqual([]);
				expect(names).toContain('page');
			}
		});
	});

	describe('a choice', () => {
		it('may be 204 for a search of customers that finds nobody', async () => {
			const search = async () => await call('GET', '/customers?q=qqqqzzzz');
			expect(await search()).toMatchObject({ status: 200, body: { customers: [] } });
			await choose({ emptySearch204: true });
			expect(await search()).toMatchObject({ status: 204, text: '' });
			expect((await call('GET', '/customers')).status).toBe(200);
		});

		it('may hide deleted jobs from the list', async () => {
			const listed = async () =>
				(await call<ListOf<Job>>('GET', '/jobs?page_size=200')).body.jobs.filter(
					({ deleted_at: at }) => at,
				);
			expect(await listed()).toHaveLength(1);
			await choose({ listsDeletedJobs: false });
			expect(await listed()).toEqual([]);
		});

		it('must be known', async () => {
			expect((await choose({ wishes: 1 } as object)).body).toMatchObject({
				message: expect.stringContaining('No behaviour is called wishes'),
			});
			expect((await choose({ movesJob: ['mood' as 'tag'] })).status).toBe(400);
		});

		it('is made at the start, too, and a reset goes back to it', async () => {
			const other = await start({ customers: 5, behaviour: { emptySearch204: true } });
			const search = async () => (await send(other, 'GET', '/customers?q=qqqqzzzz')).status;
			const before = await search();
			await send(other, 'POST', '/_sandbox/behaviour', { body: {} });
			const between = await search();
			await send(other, 'POST', '/_sandbox/reset');
			expect([before, between, await search()]).toEqual([204, 200, 204]);
			await other.close();
		});
	});

	describe('an approval on the screen', () => {
		it('moves the option’s time and not the estimate’s', async () => {
			const [estimate] = sandbox.state.estimates.all();
			const { updated_at: before, options } = estimate;
			const approval = { option: options[0].id, status: 'approved' };
			expect((await call('POST', '/_sandbox/approvals', approval)).status).toBe(200);
			expect(options[0]).toMatchObject({ approval_status: 'approved' });
			expect(options[0].updated_at > before).toBe(true);
			expect(estimate.updated_at).toBe(before);
		});

		it('is told by the event that the account has', async () => {
			const [{ options }] = sandbox.state.estimates.all();
			await call('POST', '/webhooks', { url: 'http://127.0.0.1:1', events: [] });
			const approve = async () => {
				const approval = { option: options[0].id, status: 'approved' };
				await call('POST', '/_sandbox/approvals', approval);
			};
			await approve();
			await choose({ approvalEvent: 'approval_status_change' });
			await approve();
			await sandbox.webhooks.idle();
			expect(sandbox.state.deliveries.map(({ event }) => event)).toEqual([
				'estimate.option.approval_status_changed',
				'estimate.option.approval_status_change',
			]);
		});

		it('needs an option that is there', async () => {
			const answer = await call('POST', '/_sandbox/approvals', {
				option: 'est_0',
				status: 'approved',
			});
			expect(answer).toMatchObject({
				status: 400,
				body: { message: 'No option est_0 in the sandbox' },
			});
		});
	});
});
