import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';

const JOB = {
	id: 'job_1',
	invoice_number: '7',
	description: 'Fix the tap',
	work_status: 'needs scheduling',
	customer: { id: 'cus_1', first_name: 'Ana', last_name: 'Ruiz', email: 'ana@example.com' },
	address: {
		street: '1 Main St',
		street_line_2: null,
		city: 'San Diego',
		state: 'CA',
		zip: '92121',
	},
	schedule: { scheduled_start: '2026-04-01T15:00:00Z', appointments: [] },
	assigned_employees: [{ first_name: 'Bo', last_name: 'Li' }],
	total_amount: 12550,
	line_items: [{ id: 'rli_1', unit_price: 999, quantity: 3 }],
	locked_at: null,
};
const SIMPLE_JOB = {
	id: 'job_1',
	invoice_number: '7',
	description: 'Fix the tap',
	work_status: 'needs scheduling',
	customer_id: 'cus_1',
	customer_name: 'Ana Ruiz',
	address: '1 Main St, San Diego, CA 92121',
	scheduled_start: '2026-04-01T15:00:00Z',
	assigned_employees: ['Bo Li'],
	total_amount: 12550,
};

const getJob = async (parameters: object, asTool = false) => {
	nock(BASE_URL).get('/jobs/job_1').reply(200, JOB);
	const job_id = { __rl: true, mode: 'id', value: 'job_1' };
	const { items } = await runNode({
		parameters: { resource: 'job', operation: 'get', job_id, ...parameters },
		asTool,
	});
	return jsonOf(items)[0];
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

it('gives records as the service has them, unless told otherwise', async () => {
	expect(await getJob({})).toEqual(JOB);
});

it('simplifies a record to flat fields that people use, with its ID', async () => {
	expect(await getJob({ simplify: true })).toEqual(SIMPLE_JOB);
});

it('gives an AI agent simplified records, and whole ones when told so', async () => {
	expect(await getJob({}, true)).toEqual(SIMPLE_JOB);
	expect(await getJob({ options: { fullRecords: true } }, true)).toEqual(JOB);
});

it('returns amounts in dollars, and nothing else changed, when told so', async () => {
	expect(await getJob({ options: { moneyIn: 'dollars' } })).toEqual({
		...JOB,
		total_amount: 125.5,
		line_items: [{ id: 'rli_1', unit_price: 9.99, quantity: 3 }],
	});
});

it('takes amounts in dollars and sends whole cents', async () => {
	const sent = nock(BASE_URL)
		.post('/jobs/job_1/line_items', (body: Record<string, unknown>) => body.unit_price === 1999)
		.reply(201, { id: 'rli_1', unit_price: 1999 });

	const { items } = await runNode({
		parameters: {
			resource: 'lineItem',
			operation: 'create',
			job_id: { __rl: true, mode: 'id', value: 'job_1' },
			name: 'Tap',
			additionalFields: { unit_price: 19.99 },
			options: { moneyIn: 'dollars' },
		},
	});

	expect(sent.isDone()).toBe(true);
	expect(jsonOf(items)).toEqual([{ id: 'rli_1', unit_price: 19.99 }]);
});

it('takes a percent discount in percent with the money in dollars, and sends basis points', async () => {
	const discount = { kind: 'percent discount', unit_price: 1250, unit_cost: 0 };
	const sent: IDataObject[] = [];
	nock(BASE_URL)
		.put('/jobs/job_1/line_items/bulk_update')
		.reply(200, (_uri, body) => {
			sent.push(body as IDataObject);
			return { data: [{ id: 'rli_1', ...discount, amount: 1250 }] };
		});

	const { items } = await runNode({
		parameters: {
			resource: 'lineItem',
			operation: 'updateMany',
			job_id: { __rl: true, mode: 'id', value: 'job_1' },
			append_line_items: 'true',
			line_items: {
				item: [
					{ name: 'Spring', additionalFields: { kind: 'percent discount', unit_price: 12.5 } },
					{ name: 'Loyalty', additionalFields: { kind: 'fixed discount', unit_price: 10 } },
				],
			},
			options: { moneyIn: 'dollars' },
		},
	});

	expect(sent[0].line_items).toEqual([
		{ name: 'Spring', kind: 'percent discount', unit_price: 1250 },
		{ name: 'Loyalty', kind: 'fixed discount', unit_price: 1000 },
	]);
	expect(jsonOf(items)).toEqual([{ id: 'rli_1', ...discount, unit_price: 12.5, amount: 12.5 }]);
});

it('keeps what Create or Update did, and where the customer lives, in a simplified customer', async () => {
	const address = { id: 'adr_1', type: 'service', street: '1 Main St', city: 'Reno', state: 'NV' };
	nock(BASE_URL)
		.get('/customers')
		.query(true)
		.reply(200, { total_pages: 1, total_items: 0, customers: [] });
	nock(BASE_URL)
		.post('/customers')
		.reply(201, { id: 'cus_1', first_name: 'Ana', notes: 'x', addresses: [address] });

	const { items } = await runNode({
		parameters: { resource: 'customer', operation: 'upsert', email: 'ana@example.com' },
		asTool: true,
	});

	expect(jsonOf(items)[0]).toMatchObject({
		id: 'cus_1',
		name: 'Ana',
		address_id: 'adr_1',
		outcome: 'created',
	});
	expect(jsonOf(items)[0]).not.toHaveProperty('notes');
});
