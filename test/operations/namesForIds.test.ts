import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL } from '../../tools/engine/engine';
import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';
import type { Reply } from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');
const DANA = { id: 'pro_1', first_name: 'Dana', last_name: 'Fox', email: 'dana@example.com' };
const JOSE = { id: 'pro_2', first_name: 'José', last_name: 'Ruiz', email: 'jose@example.com' };
const LISTS: Record<string, IDataObject> = {
	'/employees': { total_pages: 1, total_items: 2, employees: [DANA, JOSE] },
	'/tags': {
		tags: [
			{ id: 'tag_1', name: 'VIP' },
			{ id: 'tag_2', name: 'vip' },
			{ id: 'tag_3', name: 'Warranty' },
			{ id: 'tag_4', name: '2024' },
		],
	},
	'/lead_sources': { lead_sources: [{ id: 'lsrc_1', name: 'Yelp' }] },
	'/job_fields/job_types': { job_types: [{ id: 'jbt_1', name: 'Repair' }] },
	'/companies': { companies: [{ id: 'c-1', name: 'North' }] },
	'/api/price_book/material_categories': { data: [{ uuid: 'u-1', name: 'Pipes' }] },
	'/pipeline/statuses': { statuses: [{ id: 'kcs_1', name: 'Won' }] },
};

interface Sent {
	path: string;
	query: string;
	body: IDataObject;
}

/** An account with these lists, which answers everything else with `{}`; returns what it was sent, lists apart. */
function serve(lists = LISTS) {
	const looks: string[] = [];
	const sent: Sent[] = [];
	const server = nock(BASE_URL).persist();
	for (const verb of ['get', 'post', 'put', 'delete'] as const) {
		server[verb](/.*/).reply((uri, content) => {
			const [path, query = ''] = decodeURIComponent(uri).split('?');
			if (verb === 'get' && path in lists) {
				looks.push(path);
				return [200, lists[path]];
			}
			sent.push({ path, query, body: content as IDataObject });
			return [200, { jobs: [], leads: [], data: [] }];
		});
	}
	return { looks, sent };
}

describe('Names instead of IDs', () => {
	describe('a name where an ID is meant', () => {
		it.each([
			['Dana Fox', 'pro_1'],
			['dana fox', 'pro_1'],
			['dana@example.com', 'pro_1'],
			['DANA@EXAMPLE.COM', 'pro_1'],
			['Jose  Ruiz', 'pro_2'],
			['pro_9', 'pro_9'],
			['pro_0123456789abcdef0123456789abcdef', 'pro_0123456789abcdef0123456789abcdef'],
		])('finds the employee of %s', async (given, id) => {
			const { sent } = serve();

			const { error } = await operate('job', 'dispatch', {
				job_id: JOB,
				dispatched_employees: [given],
			});

			expect(error).toBeUndefined();
			expect(sent.map(({ body }) => body)).toEqual([
				{ dispatched_employees: [{ employee_id: id }] },
			]);
		});

		it.each([
			['job', 'addTag', { job_id: JOB, tag_id: 'warranty' }, { body: { tag_id: 'tag_3' } }],
			['job', 'addTag', { job_id: JOB, tag_id: '={{ 2024 }}' }, { body: { tag_id: 'tag_4' } }],
			['job', 'removeTag', { job_id: JOB, tag_id: 'Warranty' }, { path: '/jobs/job_1/tags/tag_3' }],
			[
				'jobType',
				'update',
				{ job_type_id: 'repair', name: 'x' },
				{ path: '/job_fields/job_types/jbt_1' },
			],
			[
				'leadSource',
				'update',
				{ lead_source_id: 'yelp', name: 'x' },
				{ path: '/lead_sources/lsrc_1' },
			],
			[
				'pipelineStatus',
				'set',
				{ resource_type: 'job', job_id: JOB, job_status: 'won' },
				{ body: { resource_id: 'job_1', status_id: 'kcs_1' } },
			],
			[
				'job',
				'create',
				{
					customer_id: byId('cus_1'),
					address_id: byId('adr_1'),
					additionalFields: {
						assigned_employee_ids: 'Dana Fox, jose@example.com',
						job_fields: { job_type_id: 'Repair' },
					},
				},
				{
					body: {
						customer_id: 'cus_1',
						address_id: 'adr_1',
						assigned_employee_ids: ['pro_1', 'pro_2'],
						job_fields: { job_type_id: 'jbt_1' },
					},
				},
			],
			[
				'lead',
				'getAll',
				{ filters: { tag_ids: ['Warranty'], employee_ids: ['Dana Fox'], location_ids: ['north'] } },
				{ query: 'employee_ids[]=pro_1&location_ids[]=c-1&page=1&page_size=50&tag_ids[]=tag_3' },
			],
			[
				'material',
				'getAll',
				{ material_category_uuid: 'pipes' },
				{ query: expect.stringContaining('material_category_uuid=u-1') as string },
			],
		])('is looked up: %s %s %j', async (resource, operation, fields, expected) => {
			const { sent } = serve();

			const { error } = await operate(resource, operation, fields);

			expect(error).toBeUndefined();
			const [{ query, ...first }] = sent;
			expect({ ...first, query: query.split('&').sort().join('&') }).toMatchObject(expected);
		});

		it('is sent once where a name and an email are of one employee', async () => {
			const { sent } = serve();

			await operate('job', 'dispatch', {
				job_id: JOB,
				dispatched_employees: 'Dana Fox, dana@example.com, Jose Ruiz',
			});

			expect(sent.map(({ body }) => body)).toEqual([
				{ dispatched_employees: [{ employee_id: 'pro_1' }, { employee_id: 'pro_2' }] },
			]);
		});

		it('is the exact one where another differs in case only', async () => {
			const { sent } = serve();

			await operate('job', 'addTag', { job_id: JOB, tag_id: 'vip' });

			expect(sent[0].body).toEqual({ tag_id: 'tag_2' });
		});

		it('is refused where several fit, with the ID of each', async () => {
			const { sent } = serve();

			const { error } = await operate('job', 'addTag', { job_id: JOB, tag_id: 'Vip' });

			expect(error?.message).toBe(
				'"Tag Name or ID" has "Vip", which is the name of more than one tag of this account [item 0]',
			);
			expect(error?.description).toContain('VIP (tag_1); vip (tag_2)');
			expect(sent).toEqual([]);
		});

		it('is refused where none fits, with the nearest names', async () => {
			const { sent } = serve();

			const { error } = await operate('job', 'update', {
				job_id: JOB,
				updateFields: { assigned_employee_ids: ['Dana Foks'] },
			});

			expect(error?.message).toContain(
				'"Employee Names or IDs" has "Dana Foks", but there is no active employee "Dana Foks". This account has: Dana Fox, ',
			);
			expect(error?.description).toBe('Give the exact name or the ID.');
			expect(sent).toEqual([]);
		});

		it('is explained by the names that there are, where the service refuses it', async () => {
			const sent = reply(
				{ status: 422, body: { error: 'Lead source not found' } },
				{ body: { lead_sources: [{ id: 'lsrc_1', name: 'Facebook Ads' }], total_pages: 1 } },
			);

			const { error } = await operate('lead', 'create', {
				customer_id: byId('cus_1'),
				additionalFields: { lead_source: 'Facebook' },
			});

			expect(error?.message).toBe(
				'"Lead Source Name or ID" has "Facebook", but there is no lead source "Facebook". This account has: Facebook Ads [item 0]',
			);
			expect(error?.description).toBe(
				'Give the exact name or the ID. Lead Source → Create adds one.',
			);
			expect(sent).toHaveLength(2);
		});

		it('is refused where the account has none of the kind', async () => {
			serve({ '/tags': { tags: [] } });

			const { error } = await operate('job', 'addTag', { job_id: JOB, tag_id: 'VIP' });

			expect(error?.description).toBe('This account has none. Tag → Create adds one.');
		});
	});

	describe('an ID where the service takes a name', () => {
		const create = async (fields: IDataObject) =>
			await operate('customer', 'create', {
				email: 'ana@example.com',
				additionalFields: fields as never,
			});

		it('becomes the name', async () => {
			const { sent } = serve();

			const { error } = await create({ tags: ['tag_3', 'New'], lead_source: 'lsrc_1' });

			expect(error).toBeUndefined();
			expect(sent[0].body).toMatchObject({ tags: ['Warranty', 'New'], lead_source: 'Yelp' });
		});

		it('is refused where the account does not have it', async () => {
			const { sent } = serve();

			const { error } = await create({ tags: ['tag_9'] });

			expect(error?.message).toContain('"Tag Names or IDs" has "tag_9", but there is no tag');
			expect(sent).toEqual([]);
		});

		it('costs nothing where all are names, also of new ones', async () => {
			const { looks, sent } = serve();

			await create({ tags: ['VIP', 'vip_2', 'Brand new'], lead_source: 'Yelp' });

			expect(looks).toEqual([]);
			expect(sent[0].body).toMatchObject({ tags: ['VIP', 'vip_2', 'Brand new'] });
		});
	});

	describe('the list of the account', () => {
		const dispatchAll = async (people: string[], itemsAtOnce = 5) =>
			await operate(
				'job',
				'dispatch',
				{
					job_id: JOB,
					dispatched_employees: '={{ [$json.who] }}',
					options: { itemsAtOnce },
				},
				{ items: people.map((who) => ({ who })) },
			);

		it('is not read for proper IDs', async () => {
			const { looks } = serve();

			await dispatchAll(['pro_1', 'pro_2']);

			expect(looks).toEqual([]);
		});

		it.each([1, 5])('is read once per run, with %d items at once', async (itemsAtOnce) => {
			const { looks, sent } = serve();
			const people = Array.from({ length: 12 }, (_, index) =>
				index % 2 ? 'Dana Fox' : 'jose ruiz',
			);

			const { error } = await dispatchAll(people, itemsAtOnce);

			expect(error).toBeUndefined();
			expect(sent).toHaveLength(12);
			expect(looks).toEqual(['/employees']);
		});

		it('is read again after a failure, and each error names its own item', async () => {
			let reads = 0;
			nock(BASE_URL)
				.persist()
				.get('/employees')
				.query(true)
				.reply(() => [
					++reads < 3 ? 403 : 200,
					{ total_pages: 1, employees: [DANA], message: 'no' },
				]);
			nock(BASE_URL).persist().put('/jobs/job_1/dispatch').reply(200, { done: true });

			const { output } = await operate(
				'job',
				'dispatch',
				{ job_id: JOB, dispatched_employees: ['Dana Fox'], options: { itemsAtOnce: 4 } },
				{ items: [{}, {}, {}, {}], onError: 'continueRegularOutput' },
			);

			expect(output).toEqual([
				expect.objectContaining({ error: expect.stringContaining('[item 0]') as string }),
				expect.objectContaining({ error: expect.stringContaining('[item 1]') as string }),
				{ job_id: 'job_1', done: true },
				{ job_id: 'job_1', done: true },
			]);
			expect(reads).toBe(3);
		});

		it('is read once for all employees that the service has in its list only', async () => {
			const list: Reply = { body: LISTS['/employees'] };
			const sent = reply(NO_SUCH_ROUTE, list);

			const { output, error } = await operate(
				'employee',
				'get',
				{ employee_id: byId('={{ $json.id }}') },
				{ items: ['pro_1', 'pro_2', 'pro_1'].map((id) => ({ id })) },
			);

			expect(error).toBeUndefined();
			expect(output).toEqual([DANA, JOSE, DANA]);
			expect(sent.map(({ call }) => call)).toEqual([
				'GET /employees/pro_1',
				'GET /employees?page=1&page_size=200',
			]);
		});
	});
});
