import type { Sandbox } from '../../sandbox/server';
import type { Customer } from '../../sandbox/state/model';
import { send, start } from './client';

interface ShownJob {
	id: string;
	total_amount: number;
}

interface LineItems {
	data: { id: string; name: string; amount: number }[];
}

let sandbox: Sandbox;
let customer: Customer;
let references: { customer_id: string; address_id: string };

beforeAll(async () => {
	sandbox = await start();
	[customer] = sandbox.state.customers.all();
	references = { customer_id: customer.id, address_id: customer.addresses[0].id };
});
afterAll(async () => await sandbox.close());

const call = async <T = ShownJob>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, path, { body });

async function newJob(input: Record<string, unknown> = {}): Promise<ShownJob> {
	const { status, body } = await call('POST', '/jobs', { ...references, ...input });
	expect(status).toBe(201);
	return body;
}

describe('Details of the sandbox’s jobs', () => {
	describe('line items', () => {
		const lines = async (id: string) =>
			(await call<LineItems>('GET', `/jobs/${id}/line_items`)).body.data;

		it('are added, changed and removed, and the total follows', async () => {
			const job = await newJob();
			const path = `/jobs/${job.id}/line_items`;
			const { status, body } = await call<{ id: string }>('POST', path, { name: 'Visit' });
			expect(status).toBe(201);
			expect(body).toMatchObject({
				name: 'Visit',
				quantity: 1,
				kind: 'labor',
				taxable: true,
				amount: 0,
			});
			const changed = await call('PUT', `${path}/${body.id}`, { name: 'Visit', unit_price: 5000 });
			expect(changed.body).toMatchObject({ amount: 5000 });
			expect((await call('GET', `/jobs/${job.id}`)).body.total_amount).toBe(5000);
			const removed = await call<object>('DELETE', `${path}/${body.id}`);
			expect(removed.body).toEqual({ id: body.id, deleted: true });
			expect(await lines(job.id)).toEqual([]);
		});

		it('are replaced by a bulk update unless it appends', async () => {
			const job = await newJob({ line_items: [{ name: 'A' }, { name: 'B' }] });
			const [a] = await lines(job.id);
			const path = `/jobs/${job.id}/line_items/bulk_update`;
			await call('PUT', path, { line_items: [{ name: 'C' }], append_line_items: true });
			expect((await lines(job.id)).map(({ name }) => name)).toEqual(['A', 'B', 'C']);
			const input = [{ id: a.id, name: 'A2' }];
			const { body } = await call<LineItems>('PUT', path, { line_items: input });
			expect(body.data).toEqual([expect.objectContaining({ id: a.id, name: 'A2' })]);
		});

		it('count discounts off', async () => {
			const job = await newJob();
			const path = `/jobs/${job.id}/line_items`;
			await call('POST', path, { name: 'Visit', unit_price: 10000 });
			await call('POST', path, { name: 'Off', unit_price: 1500, kind: 'fixed discount' });
			await call('POST', path, { name: 'Ten percent', unit_price: 1000, kind: 'percent discount' });
			expect((await call('GET', `/jobs/${job.id}`)).body.total_amount).toBe(7500);
		});

		it('need a name', async () => {
			const job = await newJob();
			const answer = await call<object>('POST', `/jobs/${job.id}/line_items`, { unit_price: 5 });
			expect([answer.status, answer.body]).toEqual([422, { errors: { name: ['is missing'] } }]);
		});
	});

	describe('tags and notes', () => {
		it('are put on by id and taken off again', async () => {
			const job = await newJob();
			const [tag] = sandbox.state.tags.all();
			const path = `/jobs/${job.id}/tags`;
			const added = await call<object>('POST', path, { tag_id: tag.id });
			expect(added.status).toBe(201);
			expect(added.body).toEqual({ tags: [{ id: tag.id, name: tag.name }] });
			expect((await call('POST', path, { tag_id: tag.name })).status).toBe(404);
			expect((await call<object>('DELETE', `${path}/${tag.id}`)).body).toEqual({ tags: [] });
		});

		it('are written and removed', async () => {
			const job = await newJob();
			const path = `/jobs/${job.id}/notes`;
			const note = await call<{ id: string }>('POST', path, { content: 'Back door' });
			expect([note.status, note.body]).toEqual([201, { id: note.body.id, content: 'Back door' }]);
			expect((await call('DELETE', `${path}/${note.body.id}`)).text).toBe('');
			expect((await call('DELETE', `${path}/${note.body.id}`)).status).toBe(404);
		});
	});
});
