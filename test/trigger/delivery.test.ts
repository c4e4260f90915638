import type { INodeParameters } from 'n8n-workflow';

import { body, COMPANY, deliver, SECRET, sign } from './deliver';
import { Host } from './host';
import { TestTrigger } from './support';

const now = () => Math.floor(Date.now() / 1000);

let host: Host;

async function serve(parameters: INodeParameters = {}, webhookSigningSecret = '') {
	const trigger = new TestTrigger({ parameters, credential: { webhookSigningSecret } });
	host = new Host([trigger]);
	const origin = await host.listen();
	return {
		url: `${origin}/webhook/${trigger.path}`,
		testUrl: `${origin}/webhook-test/${trigger.path}`,
		trigger,
	};
}

afterEach(async () => {
	await host.close();
	expect(host.failures).toBe(0);
});

describe('an event', () => {
	it('becomes one item, as received', async () => {
		const { url } = await serve();
		const sent = body('job.completed', { a_field_of_tomorrow: [1, { deep: null }] });

		expect(await deliver(url, sent)).toEqual({ status: 200, message: 'Workflow was started' });
		expect(host.executions).toEqual([[{ json: sent }]]);
	});

	it('that was not chosen gets 200 and starts nothing', async () => {
		const { url } = await serve({ events: ['job.created', 'lead.*'] });
		const answer = await deliver(url, body('job.completed'));
		expect(answer).toEqual({ status: 200, message: expect.stringContaining('not listen') });
		expect(host.executions).toEqual([]);
	});

	it('with an unknown name passes under Any Event and under names typed by hand', async () => {
		const { url } = await serve({ events: ['*'] });
		await deliver(url, body('job.teleported'));
		expect(host.events).toMatchObject([{ event: 'job.teleported' }]);
		await host.close();

		const typed = { events: ['other'], otherEvents: ['voice.called, job.teleported'] };
		const { url: other } = await serve(typed);
		await deliver(other, body('job.teleported'));
		await deliver(other, body('job.completed'));
		expect(host.events).toMatchObject([{ event: 'job.teleported' }]);
	});

	it('writes nothing into static data', async () => {
		const { url, trigger } = await serve({}, SECRET);
		await deliver(url, body('job.completed'), { secret: SECRET });
		expect(host.executions).toHaveLength(1);
		expect(trigger.workflow.staticData).toEqual({
			'node:Housecall Pro Trigger': {},
		});
		expect(trigger.workflow.staticData.__dataChanged).not.toBe(true);
	});

	it('of another company starts nothing', async () => {
		const { url } = await serve({ options: { companies: [COMPANY.toUpperCase()] } });
		await deliver(url, body('job.completed'));
		await deliver(url, { ...body('job.completed'), company_id: 'another' });
		await deliver(url, { ...body('job.completed'), company_id: undefined });
		// deliveries without company_id of their own carry it in the record
		const inRecord = body('job.completed', { company_id: COMPANY }, 'job_2');
		const answer = await deliver(url, { ...inRecord, company_id: undefined });

		expect(answer.status).toBe(200);
		expect(host.events.map(({ job }) => job)).toMatchObject([{ id: 'job_1' }, { id: 'job_2' }]);
	});
});

describe('what the item holds', () => {
	it('is the record alone with Simplify', async () => {
		const { url } = await serve({ events: ['*'], options: { simplify: true } });
		await deliver(url, body('job.completed'));
		await deliver(url, {
			event: 'job.appointment.appointment_discarded',
			company_id: COMPANY,
			appointment: { id: 'appt_1', job_id: 'job_1' },
		});
		await deliver(url, {
			event: 'estimate.option.created',
			estimate: { id: 'csr_1', options: [] },
		});
		await deliver(url, { event: 'pro.created', employee: { id: 'pro_1' } });
		await deliver(url, { event: 'something.new', thing: { id: 'thg_1' } });
		await deliver(url, { event: '__proto__.new', thing: { id: 'thg_2' } });

		expect(host.events).toEqual([
			{
				event: 'job.completed',
				event_occurred_at: '2026-04-01T15:04:05Z',
				id: 'job_1',
				invoice_number: '7',
				total_amount: 12_500,
			},
			{ event: 'job.appointment.appointment_discarded', id: 'appt_1', job_id: 'job_1' },
			{ event: 'estimate.option.created', id: 'csr_1', options: [] },
			{ event: 'pro.created', id: 'pro_1' },
			{ event: 'something.new', id: 'thg_1' },
			{ event: '__proto__.new', id: 'thg_2' },
		]);
	});

	it('includes headers on request, none of them secret', async () => {
		const { url } = await serve({ options: { includeHeaders: true } }, SECRET);
		const headers = {
			Authorization: 'Basic c2VjcmV0',
			Cookie: 'n8n-auth=secret',
			'X-Request-Id': '42',
		};
		await deliver(url, body('job.completed'), { secret: SECRET, headers });

		const [shown] = host.events.map((event) => event.headers as Record<string, string>);
		expect(shown).toMatchObject({ 'x-request-id': '42', 'api-timestamp': expect.any(String) });
		for (const name of ['authorization', 'cookie', 'api-signature']) {
			expect(shown).not.toHaveProperty(name);
		}
	});

	it.each([
		['no event_occurred_at', { event: 'job.completed', job: { id: 'job_1' } }],
		['an address of nulls', body('job.completed', { address: { id: null, street: null } })],
		['no record', { event: 'job.completed' }],
	])('may be an old or odd delivery: %s', async (_, sent) => {
		for (const simplify of [false, true]) {
			const { url } = await serve({ options: { simplify } });
			expect(await deliver(url, sent)).toMatchObject({ status: 200 });
			expect(host.events).toHaveLength(1);
			if (!simplify) await host.close();
		}
	});
});

describe('a signature', () => {
	const sent = body('job.completed', { note: 'Grüße – 日本' });

	it('that is right lets the event pass, in every accepted spelling', async () => {
		const { url } = await serve({}, ` ${SECRET}\n`);
		const spellings = [
			(hex: string) => hex,
			(hex: string) => hex.toUpperCase(),
			(hex: string) => `sha256=${hex}`,
		];
		for (const [index, spell] of spellings.entries()) {
			const raw = JSON.stringify({ ...sent, index });
			const timestamp = now();
			const headers = { 'Api-Signature': spell(sign(SECRET, timestamp, raw)) };
			await deliver(url, raw, { secret: SECRET, timestamp, headers });
		}
		expect(host.events.map(({ index }) => index)).toEqual([0, 1, 2]);
	});

	it('is made over the bytes as they came, not over what they parse to', async () => {
		const { url } = await serve({}, SECRET);
		const spaced = '{ "event" : "job.completed",\r\n\t"job": {"id": "job_1", "amount": 1.0} }\n';
		expect(await deliver(url, spaced, { secret: SECRET })).toMatchObject({ status: 200 });

		const broken = Buffer.concat([
			Buffer.from('{"event":"job.completed","job":{"id":"'),
			Buffer.from([0xff, 0xfe]),
			Buffer.from('"}}'),
		]);
		expect(await deliver(url, broken, { secret: SECRET })).toMatchObject({ status: 200 });
		expect(host.executions).toHaveLength(2);
	});

	const right = (timestamp: number) => sign(SECRET, timestamp, JSON.stringify(sent));

	it.each<[string, () => Record<string, string>]>([
		['missing', () => ({})],
		['missing, with a timestamp', () => ({ 'Api-Timestamp': String(now()) })],
		['without a timestamp', () => ({ 'Api-Signature': right(now()) })],
		['of another secret', () => signed(now(), sign('another', now(), JSON.stringify(sent)))],
		['of another body', () => signed(now(), sign(SECRET, now(), '{}'))],
		['of another time', () => signed(now(), right(now() - 10))],
		['empty', () => signed(now(), '')],
		['too short', () => signed(now(), right(now()).slice(0, 63))],
		['too long', () => signed(now(), `${right(now())}0`)],
		['of letters beyond ASCII, as long', () => signed(now(), 'é'.repeat(32))],
		['not hex', () => signed(now(), 'z'.repeat(64))],
		['in base64', () => signed(now(), Buffer.from(right(now()), 'hex').toString('base64'))],
		['older than 5 minutes', () => signed(now() - 302, right(now() - 302))],
		['from more than 5 minutes ahead', () => signed(now() + 302, right(now() + 302))],
		['in milliseconds', () => signed(Date.now(), right(Date.now()))],
	])('that is %s gets 401 and starts nothing', async (_, headers) => {
		const { url } = await serve({}, SECRET);
		const answer = await deliver(url, sent, { headers: headers() });
		expect(answer).toEqual({ status: 401, message: expect.stringContaining('Api-') });
		expect(host.executions).toEqual([]);
	});

	it.each([-295, 295])('that is %s seconds off passes', async (offset) => {
		const { url } = await serve({}, SECRET);
		await deliver(url, sent, { secret: SECRET, timestamp: now() + offset });
		expect(host.executions).toHaveLength(1);
	});

	it('with a timestamp that is no number gets 401', async () => {
		const { url } = await serve({}, SECRET);
		for (const timestamp of ['soon', 'NaN', ' ', '-']) {
			const answer = await deliver(url, sent, { secret: SECRET, timestamp });
			expect(answer.status).toBe(401);
		}
	});

	it('is not asked for without a secret', async () => {
		const { url } = await serve({}, '  ');
		await deliver(url, sent);
		expect(host.executions).toHaveLength(1);
	});
});

const signed = (timestamp: number, signature: string) => ({
	'Api-Timestamp': String(timestamp),
	'Api-Signature': signature,
});

describe('the ping', () => {
	it.each([{}, { secret: 'not the one' }])(
		'gets 200 and starts nothing, signed: %j',
		async (how) => {
			const { url } = await serve({ events: ['*'] }, SECRET);
			expect(await deliver(url, '{"foo":"bar"}', how)).toMatchObject({ status: 200 });
			expect(host.executions).toEqual([]);
		},
	);

	it('starts nothing without a secret either', async () => {
		const { url } = await serve({ events: ['*'] });
		expect(await deliver(url, { foo: 'bar' })).toMatchObject({ status: 200 });
		expect(host.executions).toEqual([]);
	});

	it('opens no door for what only resembles it', async () => {
		const { url } = await serve({ events: ['*'] }, SECRET);
		const disguised = { ...body('job.completed'), foo: 'bar' };
		expect(await deliver(url, disguised)).toMatchObject({ status: 401 });
		expect(host.executions).toEqual([]);
	});
});

describe('what is no event', () => {
	it.each<[string, string | Buffer, string]>([
		['JSON cut short, as text', '{"event":"job.comp', 'text/plain'],
		['nothing', '', 'application/json'],
		['a list', '[{"event":"job.completed"}]', 'application/json'],
		['null', 'null', 'application/json'],
		['a number', '42', 'application/json'],
		['a form', 'event=job.completed', 'application/x-www-form-urlencoded'],
		['XML', '<event>job.completed</event>', 'application/xml'],
		['bytes', Buffer.from([0, 255, 1, 254]), 'application/octet-stream'],
		['a multipart form', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
		['no event', '{"job":{"id":"job_1"}}', 'application/json'],
		['an event that is no text', '{"event":{"name":"job.completed"}}', 'application/json'],
		['an empty event', '{"event":" "}', 'application/json'],
	])('gets 400 and starts nothing: %s', async (_, sent, contentType) => {
		const { url } = await serve({ events: ['*'] });
		const answer = await deliver(url, sent, { headers: { 'Content-Type': contentType } });
		expect(answer).toEqual({ status: 400, message: expect.stringMatching(/^The body /) });
		expect(host.executions).toEqual([]);
	});

	it('gets 401 from a trigger that verifies', async () => {
		const { url } = await serve({ events: ['*'] }, SECRET);
		expect(await deliver(url, 'nonsense')).toMatchObject({ status: 401 });
	});
});

describe('unusual deliveries', () => {
	it.each(['application/json; charset=utf-8', 'application/vnd.housecall+json', 'text/plain', ''])(
		'are read whatever the content type: "%s"',
		async (contentType) => {
			const { url } = await serve({}, SECRET);
			const headers = { 'Content-Type': contentType };
			await deliver(url, body('job.completed'), { secret: SECRET, headers });
			expect(host.executions).toHaveLength(1);
		},
	);

	it('may have 15 MB', async () => {
		const { url } = await serve({}, SECRET);
		const sent = body('job.completed', { note: 'x'.repeat(15_000_000) });
		expect(await deliver(url, sent, { secret: SECRET })).toMatchObject({ status: 200 });
		expect(host.events).toEqual([sent]);
	});

	it('may be nested deeply', async () => {
		const { url } = await serve();
		const deep = `{"event":"job.completed","job":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
		expect(await deliver(url, deep)).toMatchObject({ status: 200 });
	});

	it.each([
		'{"event":"__proto__.polluted","__proto__":{"polluted":true}}',
		'{"event":"constructor.prototype","constructor":{"prototype":{"polluted":true}}}',
		'{"event":"job.completed","job":{"id":"1","__proto__":{"polluted":true}},"__proto__":{"foo":"bar"}}',
		'{"event":"__proto__.x","thing":{"id":"1"}}',
		'{"event":"toString.x"}',
	])('cannot reach the prototype of objects: %s', async (sent) => {
		for (const simplify of [true, false]) {
			const { url } = await serve({ events: ['*'], options: { simplify } });
			expect(await deliver(url, sent)).toMatchObject({ status: 200 });
			expect(host.executions).toHaveLength(1);
			expect(({} as Record<string, unknown>).polluted).toBeUndefined();
			expect(Object.getPrototypeOf(host.events[0])).toBe(Object.prototype);
			if (simplify) await host.close();
		}
	});
});
