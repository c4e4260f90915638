/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sleep } from 'n8n-workflow';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { resetRoutesForTests } from '../../nodes/HousecallPro/transport/routeAvailability';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { BASE_URL } from '../../tools/engine/engine';
import { deliver } from './deliver';
import { Host } from './host';
import { TestTrigger } from './support';

const sandboxes = {} as Record<'contract' | 'live', Sandbox>;

beforeAll(async () => {
	for (const descriptions of ['contract', 'live'] as const) {
		sandboxes[descriptions] = await startSandbox({ customers: 30, descriptions });
	}
});

afterAll(async () => {
	for (const sandbox of Object.values(sandboxes)) await sandbox.close();
	nock.restore();
});

beforeEach(() => {
	resetRoutesForTests();
	for (const { faults, log } of Object.values(sandboxes)) {
		faults.set({});
		log.clear();
	}
});

/** Sends an event of a record and gives back the item. */
async function receive(
	server: { url: string },
	content: IDataObject,
	options: INodeParameters = {},
) {
	const trigger = new TestTrigger({
		parameters: {
			events: ['*'],
			options: { acceptUnsignedEvents: true, fetchFullRecord: true, ...options },
		},
		credential: { apiKey: 'sandbox-key', baseUrl: server.url, webhookSigningSecret: '' },
	});
	const host = new Host([trigger]);
	const origin = await host.listen();
	const { status } = await deliver(`${origin}/webhook/${trigger.path}`, content).finally(
		async () => await host.close(),
	);
	expect(status).toBe(200);
	expect(host.events).toHaveLength(1);
	const { event_id, ...item } = host.events[0];
	expect(event_id).toEqual(expect.any(String));
	return item as Record<string, IDataObject>;
}

const paths = ({ log }: Sandbox) =>
	log.entries.map(({ method, path }) => `${method} ${path}`).sort();

const first = <T>(records: { all: () => T[] }): T => records.all()[0];

describe('Fetch Full Record', () => {
	describe.each(['contract', 'live'] as const)('from a server of the %s description', (name) => {
		it.each([
			['customer', 'customers', { id: '', first_name: 'Old' }, 'addresses'],
			['estimate', 'estimates', { id: '' }, 'options'],
			['invoice', 'invoices', { id: '' }, 'status'],
			['employee', 'employees', { id: '' }, 'role'],
		] as const)('%s events bring the whole record', async (resource, collection, brought, more) => {
			const sandbox = sandboxes[name];
			const { id } = first<{ id: string }>(sandbox.state[collection]);
			const content = {
				event: `${resource}.created`,
				[resource]: { ...brought, id, only_here: 1 },
			};
			const item = await receive(sandbox, content);
			expect(item[resource]).toMatchObject({ id, only_here: 1, [more]: expect.anything() });
			expect(item[resource].first_name).not.toBe('Old');
			expect(item).not.toHaveProperty('full_record_error');
		});

		it('invoice events bring the customer of the job', async () => {
			const sandbox = sandboxes[name];
			const { id, job_id } = first(sandbox.state.invoices);
			const { customer_id } = sandbox.state.jobs.all().find((job) => job.id === job_id)!;
			for (const brought of [{ id, job_id }, { id }]) {
				const item = await receive(sandbox, { event: 'invoice.paid', invoice: brought });
				expect(item.invoice.customer).toMatchObject({ id: customer_id });
				expect(item).not.toHaveProperty('full_record_error');
			}
		});

		it('invoice events come whole, without a customer, when the job was deleted', async () => {
			const sandbox = sandboxes[name];
			const { id } = first(sandbox.state.invoices);
			const body = { error: { message: 'Job not found' } };
			sandbox.faults.set({ fail: [{ path: '^/jobs/', status: 404, body }] });
			const item = await receive(sandbox, { event: 'invoice.paid', invoice: { id } });
			expect(item.invoice).toMatchObject({ id, status: expect.any(String) });
			expect(item.invoice).not.toHaveProperty('customer');
			expect(item).not.toHaveProperty('full_record_error');
		});

		it('appointment events bring the appointment, and its job with the customer', async () => {
			const sandbox = sandboxes[name];
			const job = sandbox.state.jobs.all().find(({ appointments }) => appointments.length > 0)!;
			const [{ id, end_time }] = job.appointments;
			// by the contract, a job does not tell its appointments
			const more = name === 'live' ? { end_time } : {};
			const brought = { id, job_id: job.id, only_here: 1 };
			const content = { event: 'job.appointment.rescheduled', appointment: brought };

			const item = await receive(sandbox, content);
			expect(item.appointment).toMatchObject({ ...brought, ...more });
			expect(item.job).toMatchObject({
				id: job.id,
				customer: { id: job.customer_id },
				line_items: expect.any(Array),
			});
			expect(item.appointment).not.toHaveProperty('job');

			const simple = await receive(sandbox, content, { simplify: true });
			expect(simple).toMatchObject({ ...brought, ...more, job: item.job });
		});

		it('events of discarded appointments bring the job', async () => {
			const sandbox = sandboxes[name];
			const { id, customer_id } = first(sandbox.state.jobs);
			const appointment = { id: 'appt_gone', job_id: id };
			const event = 'job.appointment.appointment_discarded';
			const item = await receive(sandbox, { event, appointment });
			expect(item.appointment).toEqual(appointment);
			expect(item.job).toMatchObject({ id, customer: { id: customer_id } });
		});

		it('job events bring the line items, too', async () => {
			const sandbox = sandboxes[name];
			const { id } = first(sandbox.state.jobs);
			const item = await receive(sandbox, {
				event: 'job.completed',
				job: { id, description: 'old' },
			});
			expect(item.job.line_items).toEqual(expect.arrayContaining([expect.any(Object)]));
			expect(item.job.id).toBe(id);
			expect(paths(sandbox)).toEqual([`GET /jobs/${id}`, `GET /jobs/${id}/line_items`]);
		});
	});

	it('lead events bring the whole record where there is one', async () => {
		const content = { event: 'lead.created', lead: { id: 'lea_1' } };
		nock(BASE_URL).get('/leads/lea_1').reply(200, { id: 'lea_1', status: 'open' });
		expect(await receive({ url: BASE_URL }, content, { simplify: true })).toEqual({
			id: 'lea_1',
			event: 'lead.created',
			status: 'open',
		});
		expect(await receive(sandboxes.contract, content)).toEqual({
			...content,
			full_record_error: expect.stringContaining('does not offer'),
		});
	});

	it.each([
		{ event: 'job.deleted', job: { id: 'job_1' } },
		{ event: 'job.appointment.scheduled', appointment: { id: 'appt_1' } },
		{ event: 'job.completed' },
		{ event: 'something.new', thing: { id: 'thg_1' } },
	])('asks for nothing where there is nothing to be had: %j', async (content) => {
		expect(await receive(sandboxes.live, content)).toEqual(content);
		expect(paths(sandboxes.live)).toEqual([]);
	});

	describe('when the record cannot be read', () => {
		const content = { event: 'customer.updated', customer: { id: 'cus_x', first_name: 'Ann' } };

		it.each([
			['it is unknown', {}, 'no such record'],
			['the rate limit is used up', { status: 429, resetInSeconds: 60 }, 'rate limit'],
			['the service fails', { status: 503 }, '503'],
			['the connection breaks', { dropBefore: true }, 'No answer'],
			['the key is refused', { status: 401 }, 'API key'],
		])('the event goes on at once and says so: %s', async (_, fault, reason) => {
			const sandbox = sandboxes.live;
			const known = first(sandbox.state.customers).id;
			const id = Object.keys(fault).length > 0 ? known : 'cus_x';
			sandbox.faults.set({ fail: Object.keys(fault).length > 0 ? [fault] : [] });
			const sent = { ...content, customer: { ...content.customer, id } };

			const item = await receive(sandbox, sent);
			expect(item).toEqual({ ...sent, full_record_error: expect.stringContaining(reason) });
			expect(paths(sandbox)).toHaveLength(1);

			const simple = await receive(sandbox, sent, { simplify: true });
			expect(simple).toMatchObject({
				id,
				first_name: 'Ann',
				full_record_error: expect.any(String),
			});
		});

		/** Ways of taking longer than a sender should wait; each request alone may be within the time. */
		const SLOW: Record<string, RequestListener> = {
			'never answers': () => {},
			'answers one request after the other, each within 2 seconds': async (_request, response) => {
				await sleep(2_000);
				response.writeHead(404).end('<!DOCTYPE html><h1>Not Found</h1>');
			},
			'sends its answer bit by bit': async (_request, response) => {
				response.writeHead(200, { 'content-type': 'application/json' });
				for (; !response.closed; await sleep(500)) response.write(' ');
			},
		};

		it.each(Object.entries(SLOW))(
			'because the service %s, the sender waits 3 seconds and no longer',
			async (_how, listener) => {
				const server = createServer(listener);
				await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
				const { port } = server.address() as AddressInfo;
				const sent = { event: 'invoice.paid', invoice: { id: 'invoice_1', status: 'paid' } };

				const item = await receive({ url: `http://127.0.0.1:${port}` }, sent);
				server.closeAllConnections();
				server.close();
				expect(item).toEqual({
					...sent,
					full_record_error: 'Housecall Pro did not answer within 3 seconds',
				});
			},
		);

		it('because nothing answers, neither for the record nor for the company’s zone, the sender waits for both together', async () => {
			const timeout = jest.spyOn(AbortSignal, 'timeout');
			const server = createServer(() => {});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const { port } = server.address() as AddressInfo;
			const sent = { event: 'lead.created', lead: { id: 'lea_1' } };

			const url = `http://127.0.0.1:${port}`;
			const item = await receive({ url }, sent, { timesIn: 'company' });
			server.closeAllConnections();
			server.close();
			expect(item).toMatchObject(sent);
			expect(timeout.mock.calls.filter(([time]) => time === 3_000)).toHaveLength(1);
			timeout.mockRestore();
		});
	});
});
