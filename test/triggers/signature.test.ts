import { body, deliver, SECRET, sign } from './deliver';
import { serving } from './serving';

const now = () => Math.floor(Date.now() / 1000);

const n8n = serving();

describe('The signature of a delivery', () => {
	describe('a signature', () => {
		const sent = body('job.completed', { note: 'Grüße – 日本' });

		it('that is right lets the event pass, in every accepted spelling', async () => {
			const { url } = await n8n.serve({}, ` ${SECRET}\n`);
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
			expect(n8n.host.events.map(({ index }) => index)).toEqual([0, 1, 2]);
		});

		it('is made over the bytes as they came, not over what they parse to', async () => {
			const { url } = await n8n.serve({}, SECRET);
			const spaced = '{ "event" : "job.completed",\r\n\t"job": {"id": "job_1", "amount": 1.0} }\n';
			expect(await deliver(url, spaced, { secret: SECRET })).toMatchObject({ status: 200 });

			const broken = Buffer.concat([
				Buffer.from('{"event":"job.completed","job":{"id":"'),
				Buffer.from([0xff, 0xfe]),
				Buffer.from('"}}'),
			]);
			expect(await deliver(url, broken, { secret: SECRET })).toMatchObject({ status: 200 });
			expect(n8n.host.executions).toHaveLength(2);
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
			['of letters beyond ASCII, as many', () => signed(now(), 'é'.repeat(64))],
			['not hex', () => signed(now(), 'z'.repeat(64))],
			['in base64', () => signed(now(), Buffer.from(right(now()), 'hex').toString('base64'))],
			['older than 5 minutes', () => signed(now() - 302, right(now() - 302))],
			['from more than 5 minutes ahead', () => signed(now() + 302, right(now() + 302))],
			['in milliseconds', () => signed(Date.now(), right(Date.now()))],
		])('that is %s gets 401 and starts nothing', async (_, headers) => {
			const { url } = await n8n.serve({}, SECRET);
			const answer = await deliver(url, sent, { headers: headers() });
			expect(answer).toEqual({ status: 401, message: expect.stringContaining('Api-') });
			expect(n8n.host.executions).toEqual([]);
		});

		it.each([-295, 295])('that is %s seconds off passes', async (offset) => {
			const { url } = await n8n.serve({}, SECRET);
			await deliver(url, sent, { secret: SECRET, timestamp: now() + offset });
			expect(n8n.host.executions).toHaveLength(1);
		});

		it('with a timestamp that is no number gets 401', async () => {
			const { url } = await n8n.serve({}, SECRET);
			for (const timestamp of ['soon', 'NaN', ' ', '-']) {
				const answer = await deliver(url, sent, { secret: SECRET, timestamp });
				expect(answer.status).toBe(401);
			}
		});

		it('is not asked for without a secret', async () => {
			const { url } = await n8n.serve({}, '');
			await deliver(url, sent);
			expect(n8n.host.executions).toHaveLength(1);
		});

		it.each([' \n', undefined, null])(
			'is refused with a secret that comes out as %j',
			async (secret) => {
				const { url, trigger } = await n8n.serve({}, SECRET);
				Object.assign(trigger.credential, { webhookSigningSecret: secret });
				const answers = [await deliver(url, sent), await deliver(url, sent, { secret: ' ' })];
				const message = expect.stringContaining('comes out blank');
				expect(answers).toEqual(answers.map(() => ({ status: 401, message })));
				expect(n8n.host.executions).toEqual([]);
			},
		);
	});

	const signed = (timestamp: number, signature: string) => ({
		'Api-Timestamp': String(timestamp),
		'Api-Signature': signature,
	});

	describe('the ping', () => {
		it.each([{}, { secret: 'not the one' }])(
			'gets 200 and starts nothing, signed: %j',
			async (how) => {
				const { url } = await n8n.serve({ events: ['*'] }, SECRET);
				expect(await deliver(url, '{"foo":"bar"}', how)).toMatchObject({ status: 200 });
				expect(n8n.host.executions).toEqual([]);
			},
		);

		it('starts nothing without a secret either', async () => {
			const { url } = await n8n.serve({ events: ['*'] });
			expect(await deliver(url, { foo: 'bar' })).toMatchObject({ status: 200 });
			expect(n8n.host.executions).toEqual([]);
		});

		it('opens no door for what only resembles it', async () => {
			const { url } = await n8n.serve({ events: ['*'] }, SECRET);
			const disguised = { ...body('job.completed'), foo: 'bar' };
			expect(await deliver(url, disguised)).toMatchObject({ status: 401 });
			expect(n8n.host.executions).toEqual([]);
		});
	});
});
