import nock from 'nock';

import { BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';
import { isolateRequests } from '../../tools/engine/operations';
import type { ApiResponse } from '../../nodes/HousecallPro/transport/response';
import { whenAvailable } from '../../nodes/HousecallPro/transport/routeAvailability';

const getInvoices = async (ids: string[]) =>
	await runNode({
		parameters: {
			resource: 'invoice',
			operation: 'get',
			invoice_id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		},
		items: ids.map((id) => ({ id })),
	});

/** A server as it is live: no `/invoices/{id}`, but `/api/invoices/{uuid}`. */
function serveLive(missing: nock.Body = '<!DOCTYPE html><h1>Not Found</h1>') {
	const seen = { wasted: 0 };
	nock(BASE_URL)
		.persist()
		.get(/^\/invoices\//)
		.delay(30)
		.reply(() => [404, missing, (seen.wasted++, {})]);
	nock(BASE_URL)
		.persist()
		.get(/^\/api\/invoices\//)
		.reply((uri) => [200, { id: uri.split('/').pop() }]);
	return seen;
}

isolateRequests();

describe('A route that may be missing', () => {
	it('finds out once that a route is elsewhere, however many items ask at the same time', async () => {
		const seen = serveLive();
		const ids = ['1', '2', '3', '4', '5', '6', '7', '8'];

		const first = await getInvoices(ids);
		const second = await getInvoices(ids);

		expect([first.error, second.error]).toEqual([undefined, undefined]);
		expect(jsonOf(first.items)).toEqual(ids.map((id) => ({ id })));
		expect(jsonOf(second.items)).toEqual(ids.map((id) => ({ id })));
		expect(seen.wasted).toBe(1);
	});

	it('takes “no such record” for an answer, and does not look elsewhere', async () => {
		const seen = serveLive({ error: 'Invoice not found' });

		const { error } = await getInvoices(['1']);

		expect(error?.message).toBe('Housecall Pro found no such record: Invoice not found [item 0]');
		expect(seen.wasted).toBe(1);
	});

	it.each([
		['the key', 401],
		['the rate limit', 429],
	])('learns nothing about a route from a refusal for %s', async (_, status) => {
		nock(BASE_URL)
			.get(/^\/invoices\//)
			.reply(status, { message: 'Not now' }, { 'Retry-After': '3600' });
		await getInvoices(['1']);
		const seen = serveLive();

		await getInvoices(['1']);
		await getInvoices(['1']);

		expect(seen.wasted).toBe(1);
	});

	it('looks again after an hour, as it may have been a proxy that knew no such route', async () => {
		const seen = serveLive();
		await getInvoices(['1']);
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 61 * 60 * 1000);

		const { items } = await getInvoices(['1']);
		clock.mockRestore();

		expect(jsonOf(items)).toEqual([{ id: '1' }]);
		expect(seen.wasted).toBe(2);
	});

	describe('while another request finds out', () => {
		const route = 'GET /invoices/{invoice_id}';
		const missing: ApiResponse = { status: 404, headers: {}, body: '<h1>Not Found</h1>' };
		const found: ApiResponse = { status: 200, headers: {}, body: {} };
		let answer: (response: ApiResponse) => void = () => {};
		let first: Promise<ApiResponse | undefined>;

		beforeEach(() => {
			const response = new Promise<ApiResponse>((resolve) => (answer = resolve));
			first = whenAvailable(BASE_URL, route, async () => await response);
		});
		afterEach(async () => {
			answer(found);
			await first;
		});

		it('a second request waits for what the first one finds', async () => {
			const send = jest.fn(async () => await Promise.resolve(found));
			const other = whenAvailable(BASE_URL, route, send);
			answer(missing);

			expect(await other).toBeUndefined();
			expect(send).not.toHaveBeenCalled();
		});

		it('a second request goes ahead when the first one takes too long', async () => {
			expect(await whenAvailable(BASE_URL, route, async () => await Promise.resolve(found))).toBe(
				found,
			);
		}, 15_000);

		it('a second request goes ahead at once when the execution is cancelled', async () => {
			const send = async () => await Promise.resolve(found);
			const signal = AbortSignal.abort();

			expect(await whenAvailable(BASE_URL, route, send, { signal })).toBe(found);
		}, 3_000);
	});

	it('goes on asking for a route that failed for another reason', async () => {
		const scope = nock(BASE_URL);
		scope.get('/invoices/1').reply(422, { message: 'not now' });
		scope.get('/invoices/1').reply(200, { id: '1' });

		const failed = await getInvoices(['1']);
		const then = await getInvoices(['1']);

		expect(failed.error?.message).toContain('not now');
		expect(jsonOf(then.items)).toEqual([{ id: '1' }]);
	});
});
