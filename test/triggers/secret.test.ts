import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { body, deliver, SECRET } from './deliver';
import { serving } from './serving';

const OTHER = 'fedcba9876543210'.repeat(2);

const n8n = serving();

const event = (id: string) => body('job.completed', {}, id);

afterEach(() => jest.restoreAllMocks());

describe('the signing secret', () => {
	it('is looked up once for many events, and again later', async () => {
		const { url, trigger } = await n8n.serve({}, SECRET);
		const ids = Array.from({ length: 20 }, (_, index) => `job_${index}`);
		await Promise.all(ids.map(async (id) => await deliver(url, event(id), { secret: SECRET })));
		expect(n8n.host.executions).toHaveLength(20);
		expect(trigger.credentialReads).toBe(1);

		passSeconds(21);
		await deliver(url, event('later'), { secret: SECRET });
		expect(trigger.credentialReads).toBe(2);
	});

	it('counts at once when it is entered', async () => {
		const { url, trigger } = await n8n.serve();
		expect(await deliver(url, event('before'))).toMatchObject({ status: 200 });

		trigger.credential.webhookSigningSecret = SECRET;
		expect(await deliver(url, event('after'))).toMatchObject({ status: 401 });
		expect(n8n.host.executions).toHaveLength(1);
	});

	it('counts at once when it is changed or taken out, the former one no longer soon after', async () => {
		const { url, trigger } = await n8n.serve({}, SECRET);
		await deliver(url, event('1'), { secret: SECRET });

		trigger.credential.webhookSigningSecret = OTHER;
		expect(await deliver(url, event('2'), { secret: OTHER })).toMatchObject({ status: 200 });
		expect(await deliver(url, event('3'), { secret: SECRET })).toMatchObject({ status: 401 });

		trigger.credential.webhookSigningSecret = SECRET;
		passSeconds(21);
		expect(await deliver(url, event('4'), { secret: OTHER })).toMatchObject({ status: 401 });

		trigger.credential.webhookSigningSecret = '';
		passSeconds(1);
		expect(await deliver(url, event('5'), { secret: OTHER })).toMatchObject({ status: 401 });
		expect(n8n.host.executions).toHaveLength(2);
	});

	it('counts for all that are signed with it and come at once after the change', async () => {
		const { url, trigger } = await n8n.serve({}, SECRET);
		await deliver(url, event('before'), { secret: SECRET });

		trigger.credential.webhookSigningSecret = OTHER;
		const ids = ['1', '2', '3', '4', '5'];
		await Promise.all(ids.map(async (id) => await deliver(url, event(id), { secret: OTHER })));
		expect(n8n.host.executions).toHaveLength(6);
		expect(trigger.credentialReads).toBe(2);
	});

	it.each<[string, IDataObject]>([
		['left alone', {}],
		['switched off', { acceptUnsignedEvents: false }],
		['an expression that finds nothing', { acceptUnsignedEvents: '={{ $json.nothing }}' }],
		['a word that is not understood', { acceptUnsignedEvents: '={{ "perhaps" }}' }],
	])('that is not there lets nothing in with Accept Unsigned Events %s', async (_, options) => {
		const { url, trigger } = await n8n.serve({
			options: { acceptUnsignedEvents: false, ...options } as INodeParameters,
		});
		for (const how of [{}, { secret: OTHER }]) {
			const { status, message } = await deliver(url, event('1'), how);
			expect(status).toBe(401);
			expect(message).toContain('"Webhook Signing Secret"');
			expect(message).toContain('"Accept Unsigned Events"');
		}
		expect(trigger.warnings[0]).toContain('"Accept Unsigned Events"');
		expect(n8n.host.executions).toEqual([]);
		// saving the URL in Housecall Pro, which comes before the secret is known
		expect(await deliver(url, { foo: 'bar' })).toMatchObject({ status: 200 });
	});

	it.each([true, '={{ "TRUE" }}'])(
		'that is there counts with Accept Unsigned Events, too: %j',
		async (acceptUnsignedEvents) => {
			const { url } = await n8n.serve({ options: { acceptUnsignedEvents } }, SECRET);
			expect(await deliver(url, event('1'))).toMatchObject({ status: 401 });
			expect(await deliver(url, event('1'), { secret: SECRET })).toMatchObject({ status: 200 });

			const { url: open } = await n8n.serve({ options: { acceptUnsignedEvents } });
			expect(await deliver(open, event('1'))).toMatchObject({ status: 200 });
			expect(n8n.host.executions).toHaveLength(1);
		},
	);

	it('that cannot be read lets nothing in', async () => {
		const { url, trigger } = await n8n.serve({}, SECRET);
		trigger.additionalData.credentialsHelper.getDecrypted = async () =>
			await Promise.reject(new Error('The credential of Ada does not exist'));

		const answers = [
			await deliver(url, event('1')),
			await deliver(url, event('2'), { secret: SECRET }),
		];

		const answer = { status: 503, message: 'The event cannot be verified now' };
		expect(answers).toEqual([answer, answer]);
		expect(n8n.host.executions).toEqual([]);
		expect(n8n.host.failures).toBe(0);
	});

	it('is not looked up again for what is not signed or too old', async () => {
		const { url, trigger } = await n8n.serve({}, SECRET);
		await deliver(url, event('1'), { secret: SECRET });

		await expect(deliver(url, event('2'))).resolves.toMatchObject({ status: 401 });
		const old = { secret: SECRET, timestamp: 1_700_000_000 };
		await expect(deliver(url, event('3'), old)).resolves.toMatchObject({ status: 401 });
		expect(trigger.credentialReads).toBe(1);
	});

	it('is looked up again once a second for what is signed otherwise', async () => {
		const { url, trigger } = await n8n.serve({}, SECRET);
		await deliver(url, event('1'), { secret: SECRET });

		for (const reads of [2, 3]) {
			passSeconds(1);
			for (let count = 0; count < 5; count++) {
				expect(await deliver(url, event('2'), { secret: OTHER })).toMatchObject({ status: 401 });
			}
			expect(trigger.credentialReads).toBe(reads);
		}
	});

	it('of one workflow is not that of another', async () => {
		const { url } = await n8n.serve({}, SECRET);
		await deliver(url, event('1'), { secret: SECRET });

		const { url: other } = await n8n.serve({}, OTHER);
		expect(await deliver(other, event('2'), { secret: SECRET })).toMatchObject({ status: 401 });
		expect(n8n.host.executions).toEqual([]);
	});
});

function passSeconds(seconds: number): void {
	const now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now + seconds * 1000);
}
