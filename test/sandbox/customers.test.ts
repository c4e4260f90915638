import type { Sandbox } from '../../sandbox/server';
import type { Customer } from '../../sandbox/state/model';
import { send, start } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start();
});
afterAll(async () => await sandbox.close());

const post = async (body: unknown) => await send<Customer>(sandbox, 'POST', '/customers', { body });

describe('The sandbox’s customers', () => {
	describe('a new customer', () => {
		it('is answered whole, with 201, and is there afterwards', async () => {
			const addresses = [
				{ street: '1 Main St', city: 'Austin', state: 'TX', zip: '78704', country: 'USA' },
			];
			const answer = await post({
				first_name: 'Ada',
				last_name: 'Byron',
				email: 'ada@example.com',
				mobile_number: '(512) 555-0101',
				notifications_enabled: true,
				lead_source: 'Website',
				tags: ['VIP', 'VIP'],
				addresses,
			});
			expect(answer.status).toBe(201);
			expect(answer.body).toMatchObject({
				id: expect.stringMatching(/^cus_[0-9a-f]{32}$/),
				first_name: 'Ada',
				mobile_number: '5125550101',
				home_number: null,
				notifications_enabled: true,
				lead_source: 'Website',
				tags: ['VIP'],
				company_id: sandbox.state.company.id,
				created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
				addresses: [{ ...addresses[0], id: expect.stringMatching(/^adr_/), type: 'service' }],
			});
			const again = await send(sandbox, 'GET', `/customers/${answer.body.id}`);
			expect(again.body).toEqual(answer.body);
		});

		it.each([{}, { notes: 'nobody' }, { company: 'Acme' }, { first_name: '' }])(
			'needs a name, e-mail or phone number: %j',
			async (body) => {
				const answer = await post(body);
				expect(answer.status).toBe(400);
				expect(answer.body).toEqual({
					error: {
						message: 'Customer must have one of first name, last name, email, or phone number',
					},
				});
			},
		);

		it('needs a lead source that exists', async () => {
			const answer = await post({ first_name: 'Ada', lead_source: 'Nobody' });
			expect([answer.status, answer.body]).toEqual([422, { error: 'Lead source not found' }]);
		});

		it.each<[Record<string, unknown>, string]>([
			[{ first_name: 5 }, 'first_name'],
			[{ first_name: 'A', tags: 'VIP' }, 'tags'],
			[{ first_name: 'A', notifications_enabled: 'yes' }, 'notifications_enabled'],
			[{ first_name: 'A', addresses: [{ zip: 78704 }] }, 'addresses.0.zip'],
		])('is refused with a value of the wrong type: %j', async (body, field) => {
			const answer = await post(body);
			expect(answer.status).toBe(422);
			expect(answer.body).toHaveProperty(['errors', field]);
		});

		it('is refused when the body is not JSON', async () => {
			const response = await fetch(`${sandbox.url}/customers`, {
				method: 'POST',
				headers: { Authorization: 'Token test-key', 'Content-Type': 'application/json' },
				body: '{"first_name":',
			});
			expect(response.status).toBe(400);
			expect(await response.json()).toEqual({ message: 'The body is not valid JSON' });
		});
	});

	describe('a customer', () => {
		it('is changed in part; a field can be emptied', async () => {
			const { body } = await post({ first_name: 'Grace', email: 'g@example.com', notes: 'first' });
			const changes = { body: { last_name: 'Hopper', email: null } };
			const answer = await send<Customer>(sandbox, 'PUT', `/customers/${body.id}`, changes);
			expect(answer.status).toBe(200);
			expect(answer.body).toMatchObject({
				first_name: 'Grace',
				last_name: 'Hopper',
				email: null,
				notes: 'first',
			});
		});

		it('keeps something to call it by', async () => {
			const { body } = await post({ first_name: 'Solo' });
			const answer = await send(sandbox, 'PUT', `/customers/${body.id}`, {
				body: { first_name: '' },
			});
			expect(answer.status).toBe(400);
			expect(sandbox.state.customers.get(body.id)?.first_name).toBe('Solo');
		});

		it('is deleted with 204 and no body; its jobs keep its name', async () => {
			const [job] = sandbox.state.jobs.all();
			const name = sandbox.state.customers.get(job.customer_id)?.last_name;
			const answer = await send(sandbox, 'DELETE', `/customers/${job.customer_id}`);
			expect([answer.status, answer.text]).toEqual([204, '']);
			expect((await send(sandbox, 'GET', `/customers/${job.customer_id}`)).status).toBe(404);
			const { body } = await send(sandbox, 'GET', `/jobs/${job.id}`);
			expect(body).toMatchObject({ customer: { last_name: name } });
		});

		it('shows more when asked', async () => {
			const [{ id }] = sandbox.state.customers.all();
			const plain = await send(sandbox, 'GET', `/customers/${id}`);
			expect(plain.body).not.toHaveProperty('do_not_service');
			const path = `/customers/${id}?expand[]=do_not_service&expand[]=attachments`;
			expect((await send(sandbox, 'GET', path)).body).toMatchObject({
				do_not_service: expect.any(Boolean),
				attachments: [],
			});
		});

		it('has addresses of its own', async () => {
			const { body: customer } = await post({ first_name: 'Ada' });
			const path = `/customers/${customer.id}/addresses`;
			const input = { street: '2 Elm St', city: 'Kyle', state: 'TX', zip: '78640', country: 'USA' };
			const added = await send<{ id: string }>(sandbox, 'POST', path, { body: input });
			expect(added.status).toBe(200);
			const { body } = await send(sandbox, 'GET', path);
			expect(body).toMatchObject({ total_items: 1, addresses: [{ ...input, id: added.body.id }] });
			expect((await send(sandbox, 'GET', `${path}/${added.body.id}`)).body).toEqual(added.body);
			const incomplete = await send(sandbox, 'POST', path, { body: { street: '3 Oak St' } });
			expect(incomplete.body).toMatchObject({
				errors: { city: ['is missing'], zip: ['is missing'] },
			});
		});
	});

	describe('pick lists', () => {
		it.each([
			['/tags', 'tags'],
			['/lead_sources', 'lead_sources'],
			['/job_fields/job_types', 'job_types'],
			['/pipeline/statuses?resource_type=lead', 'statuses'],
		])('%s is a page of names', async (path, plural) => {
			const { status, body } = await send<Record<string, unknown[]>>(sandbox, 'GET', path);
			expect(status).toBe(200);
			expect(body).toMatchObject({ page: 1, page_size: 10 });
			expect(body[plural][0]).toMatchObject({ id: expect.any(String), name: expect.any(String) });
		});

		it('pipeline statuses need a resource type', async () => {
			const { status, body } = await send(sandbox, 'GET', '/pipeline/statuses');
			expect([status, body]).toEqual([422, { errors: { resource_type: 'is missing' } }]);
		});
	});
});
