import nock from 'nock';

import { BASE_URL, jsonOf, runNode } from '../support/engine';
import { isolateRequests } from '../support/operations';

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

it('goes on asking for a route that failed for another reason', async () => {
	const scope = nock(BASE_URL);
	scope.get('/invoices/1').reply(422, { message: 'not now' });
	scope.get('/invoices/1').reply(200, { id: '1' });

	const failed = await getInvoices(['1']);
	const then = await getInvoices(['1']);

	expect(failed.error?.message).toContain('not now');
	expect(jsonOf(then.items)).toEqual([{ id: '1' }]);
});
