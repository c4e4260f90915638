import nock from 'nock';

import { BASE_URL, byId, jsonOf, runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';

const create = async (options: Partial<RunOptions> = {}) =>
	await runNode({
		parameters: { resource: 'customer', operation: 'create', first_name: 'Ana' },
		...options,
	});
const getEstimate = async (id: string) =>
	await runNode({
		parameters: { resource: 'estimate', operation: 'get', estimate_id: byId(id) },
	});

/** A create whose attempts end with these faults, then with a customer. The faults are those of Node.js. */
async function createAfter(...faults: Error[]) {
	let requests = 0;
	const server = nock(BASE_URL).on('request', () => requests++);
	for (const fault of faults) server.post('/customers').replyWithError(fault);
	server.post('/customers').reply(201, { id: 'cus_1' });
	const { items, error } = await create();
	return { output: jsonOf(items), error, requests };
}

const systemError = (code: string) => Object.assign(new Error(`failed ${code}`), { code });

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('An error of the service', () => {
	describe('a create that never left', () => {
		it.each(['ECONNREFUSED', 'EAI_AGAIN', 'ENOTFOUND'])('is sent again after %s', async (code) => {
			const { output, error, requests } = await createAfter(systemError(code));

			expect(error).toBeUndefined();
			expect(output).toEqual([{ id: 'cus_1' }]);
			expect(requests).toBe(2);
		});

		it('is said not to be carried out', async () => {
			const refused = systemError('ECONNREFUSED');

			const { error } = await createAfter(refused, refused, refused);

			expect(error?.message).toBe(`No answer from ${BASE_URL} (ECONNREFUSED) [item 0]`);
			expect(error?.description).toContain('was not carried out');
		});

		it.each(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
			'for its certificate is not sent again: %s',
			async (code) => {
				const { error, requests } = await createAfter(systemError(code));

				expect(error?.description).toContain('certificate is not valid');
				expect(error?.description).not.toContain('may have been carried out');
				expect(requests).toBe(1);
			},
		);

		it('for a block of n8n keeps what n8n says', async () => {
			const message = 'The request was blocked because it resolves to a restricted IP address';
			const blocked = Object.assign(new Error(message), {
				description: 'Ask your n8n administrator.',
			});

			const { error } = await createAfter(blocked);

			expect(error?.message).toBe(`${message} [item 0]`);
			expect(error?.description).toBe('Ask your n8n administrator.');
		});
	});

	it('says what the service said, but not twenty megabytes of it', async () => {
		nock(BASE_URL)
			.post('/customers')
			.reply(422, { errors: Array.from({ length: 2_000 }, () => 'x'.repeat(1_000)) });

		const { error } = await create();

		expect(error?.message).toMatch(/^Housecall Pro did not accept the values: xxx/);
		expect(error?.message.length).toBeLessThan(400);
	});

	it.each([
		[400, { error: { message: "Can't schedule an archived job" } }, 'Restore it'],
		[422, { error: 'Lead source not found' }, 'Lead Source → Get Many'],
		[404, { error: 'Lead source not found' }, 'Lead Source → Get Many'],
	])('gives the true advice for status %i with %j', async (status, body, advice) => {
		nock(BASE_URL).post('/customers').reply(status, body);

		const { error } = await create();

		expect(error?.description).toContain(advice);
	});

	it('says so where the ID of an option stands for that of an estimate', async () => {
		nock(BASE_URL)
			.get('/estimates/est_1')
			.reply(404, { error: { message: 'Estimate not found' } });

		const { error } = await getEstimate('est_1');

		expect(error?.description).toContain('est_ is that of an estimate option');
	});

	it.each([
		[401, {}, { cause: 'credential-invalid' }],
		[422, {}, { cause: 'configuration-invalid' }],
		[503, {}, { cause: 'temporarily-unavailable' }],
		[429, { 'retry-after': '3600' }, { cause: 'rate-limited', retryAfterMs: 3_600_000 }],
	])('declares to n8n why a request failed: %i', async (status, headers, failure) => {
		nock(BASE_URL).post('/customers').reply(status, {}, headers);

		expect((await create()).error).toMatchObject({ failure });
	});

	it('puts no more of an error into an item than what happened and what to do', async () => {
		nock(BASE_URL).post('/customers').reply(422, {});

		const { items } = await create({ onError: 'continueRegularOutput' });

		expect(Object.keys(items[0].json)).toEqual(['error', 'message']);
	});
});
