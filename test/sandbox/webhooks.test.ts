/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../../sandbox/server';
import { send, start } from './client';

interface Received {
	headers: IncomingHttpHeaders;
	raw: string;
	body: { event: string; [resource: string]: unknown };
}

const SECRET = 'whsec-test';
let sandbox: Sandbox;
let receiver: Server;
let url: string;
let received: Received[];
let status: number;

beforeAll(async () => {
	sandbox = await start({ webhookSecret: SECRET });
	receiver = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const raw = Buffer.concat(chunks).toString();
			received.push({ headers: request.headers, raw, body: JSON.parse(raw) });
			response.writeHead(status, { location: `${url}/elsewhere` }).end();
		});
	});
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});

beforeEach(() => {
	sandbox.state.reset();
	sandbox.faults.set({});
	received = [];
	status = 200;
});

afterAll(async () => {
	await sandbox.close();
	receiver.closeAllConnections();
	receiver.close();
});

const subscribe = async (events: string[], to = url) =>
	await send<{ id: string }>(sandbox, 'POST', '/webhooks', { body: { url: to, events } });
const emit = async (body: object) =>
	await send<{ statuses: number[] }>(sandbox, 'POST', '/_sandbox/events', { body });
const addCustomer = async () =>
	await send<{ id: string }>(sandbox, 'POST', '/customers', { body: { first_name: 'Ada' } });
const names = () => received.map(({ body }) => body.event);

describe('The sandbox’s webhooks', () => {
	describe('subscriptions', () => {
		it('are made, listed and removed', async () => {
			const { status: made, body } = await subscribe(['customer.created']);
			expect(made).toBe(201);
			expect(body).toEqual({
				id: expect.any(String),
				url,
				events: ['customer.created'],
				active: true,
				created_at: expect.any(String),
			});
			const list = await send(sandbox, 'GET', '/webhooks');
			expect(list.body).toMatchObject({ total_items: 1, webhooks: [body] });
			const removed = await send(sandbox, 'DELETE', `/webhooks/${body.id}`);
			expect([removed.status, removed.text]).toEqual([204, '']);
			expect((await send(sandbox, 'DELETE', `/webhooks/${body.id}`)).status).toBe(404);
		});

		it.each([
			[{ url: 'ftp://127.0.0.1', events: [] }, 'url'],
			[{ url: 'nowhere', events: [] }, 'url'],
			[{ url: 'http://127.0.0.1' }, 'events'],
			[{ url: 'http://127.0.0.1', events: 'customer.created' }, 'events'],
		])('are refused: %j', async (body, field) => {
			const answer = await send(sandbox, 'POST', '/webhooks', { body });
			expect(answer.status).toBe(422);
			expect(answer.body).toHaveProperty(['errors', field]);
		});
	});

	describe('deliveries', () => {
		it('are signed over the raw body', async () => {
			await subscribe(['customer.created']);
			await addCustomer();
			await sandbox.webhooks.idle();
			const [{ headers, raw }] = received;
			const timestamp = String(headers['api-timestamp']);
			expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
			const expected = createHmac('sha256', SECRET).update(`${timestamp}.${raw}`).digest('hex');
			expect(headers['api-signature']).toBe(expected);
		});

		it('carry the whole record', async () => {
			await subscribe([]);
			const { body } = await addCustomer();
			await sandbox.webhooks.idle();
			expect(received[0].body).toEqual({
				event: 'customer.created',
				event_occurred_at: expect.stringMatching(/Z$/),
				company_id: sandbox.state.company.id,
				customer: body,
			});
		});

		it('go to those who asked for the event', async () => {
			await subscribe(['customer.deleted']);
			const { body } = await addCustomer();
			await send(sandbox, 'DELETE', `/customers/${body.id}`);
			await sandbox.webhooks.idle();
			expect(names()).toEqual(['customer.deleted']);
		});

		it('come in the order of the changes', async () => {
			await subscribe(['*']);
			const [customer] = sandbox.state.customers.all();
			const [employee] = sandbox.state.employees.all();
			const job = await send<{ id: string }>(sandbox, 'POST', '/jobs', {
				body: { customer_id: customer.id, address_id: customer.addresses[0].id },
			});
			await send(sandbox, 'PUT', `/jobs/${job.body.id}/schedule`, {
				body: {
					start_time: '2026-03-09T15:00:00Z',
					dispatched_employees: [{ employee_id: employee.id }],
				},
			});
			await sandbox.webhooks.idle();
			expect(names()).toEqual([
				'job.created',
				'job.updated',
				'job.scheduled',
				'job.appointment.scheduled',
			]);
			expect(received[2].body).toHaveProperty('event_occurred_at');
		});

		it('about an appointment name its job, and neither customer nor time', async () => {
			await subscribe(['job.appointment.scheduled']);
			const [customer] = sandbox.state.customers.all();
			const [employee] = sandbox.state.employees.all();
			const job = await send<{ id: string }>(sandbox, 'POST', '/jobs', {
				body: {
					customer_id: customer.id,
					address_id: customer.addresses[0].id,
					assigned_employee_ids: [employee.id],
					schedule: { scheduled_start: '2026-03-09T15:00:00Z' },
				},
			});
			await sandbox.webhooks.idle();
			expect(Object.keys(received[0].body).sort()).toEqual(['appointment', 'company_id', 'event']);
			expect(received[0].body).toMatchObject({
				appointment: { job_id: job.body.id, dispatched_employees: [{ id: employee.id }] },
			});
		});

		it('survive a receiver that is down, and are recorded', async () => {
			await subscribe([], 'http://127.0.0.1:1');
			await subscribe([]);
			await addCustomer();
			await sandbox.webhooks.idle();
			expect(names()).toEqual(['customer.created']);
			expect(sandbox.state.deliveries).toContainEqual(
				expect.objectContaining({
					url: 'http://127.0.0.1:1',
					status: null,
					error: expect.any(String),
				}),
			);
			expect(sandbox.state.deliveries).toContainEqual(
				expect.objectContaining({ url, status: 200 }),
			);
		});

		it('do not follow redirects', async () => {
			status = 302;
			await subscribe([]);
			await addCustomer();
			await sandbox.webhooks.idle();
			expect(received).toHaveLength(1);
			expect(sandbox.state.deliveries).toMatchObject([{ status: 302 }]);
		});

		it('leave this machine never', async () => {
			await subscribe([], 'http://hooks.example.com/x');
			await addCustomer();
			await sandbox.webhooks.idle();
			expect(sandbox.state.deliveries).toMatchObject([
				{ status: null, error: expect.stringContaining('loopback') },
			]);
		});

		it('can come twice, late or not at all', async () => {
			await subscribe([]);
			sandbox.faults.set({ webhooks: { copies: 2, delayMs: 300 } });
			await addCustomer();
			expect(names()).toEqual([]);
			await sandbox.webhooks.idle();
			expect(names()).toEqual(['customer.created', 'customer.created']);
			sandbox.faults.set({ webhooks: { drop: true } });
			await addCustomer();
			await sandbox.webhooks.idle();
			expect(received).toHaveLength(2);
		});

		it('happen though the answer to the change was lost', async () => {
			await subscribe([]);
			sandbox.faults.set({ fail: [{ method: 'POST', dropAfter: true, times: 1 }] });
			await expect(addCustomer()).rejects.toThrow();
			while (!received.length) await send(sandbox, 'GET', '/_sandbox/state');
			expect(names()).toEqual(['customer.created']);
		});
	});

	describe('events on demand', () => {
		it('show a record of the state to one address', async () => {
			const [job] = sandbox.state.jobs.all();
			const { body } = await emit({ event: 'job.completed', id: job.id, url });
			expect(body.statuses).toEqual([200]);
			expect(received[0].body).toMatchObject({ event: 'job.completed', job: { id: job.id } });
		});

		it('carry what they are given', async () => {
			await emit({ event: 'anything.else', data: { anything: { id: 1 } }, url });
			expect(received[0].body).toMatchObject({ event: 'anything.else', anything: { id: 1 } });
		});

		it('go to subscribers when no address is given', async () => {
			await subscribe(['invoice.paid']);
			expect((await emit({ event: 'invoice.paid' })).body.statuses).toEqual([200]);
			expect((await emit({ event: 'invoice.voided' })).body.statuses).toEqual([]);
		});

		it('can be wrong on purpose', async () => {
			const options = { secret: 'other', timestampOffsetSeconds: -600, copies: 2 };
			await emit({ event: 'customer.updated', url, ...options });
			expect(received).toHaveLength(2);
			const { headers, raw } = received[0];
			const timestamp = Number(headers['api-timestamp']);
			expect(Math.abs(timestamp + 600 - Date.now() / 1000)).toBeLessThan(5);
			const forged = createHmac('sha256', 'other').update(`${timestamp}.${raw}`).digest('hex');
			expect(headers['api-signature']).toBe(forged);
		});

		it('answer with the status of the receiver', async () => {
			status = 401;
			expect((await emit({ event: 'lead.created', url })).body.statuses).toEqual([401]);
		});

		it('are refused for a record that is not there', async () => {
			expect((await emit({ event: 'job.created', id: 'job_0', url })).status).toBe(400);
		});
	});
});
