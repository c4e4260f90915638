import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';

isolateRequests();

const URL = 'https://example.com/events';

describe('Webhook', () => {
	describe('Webhook → Create', () => {
		it('sends URL and events', async () => {
			const sent = reply({ status: 201, body: { id: 'whk_1', url: URL } });

			const { output, error } = await operate('webhook', 'create', {
				url: URL,
				events: ['job.completed', 'customer.created'],
				additionalFields: { additionalJson: '{ "active": true }' },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /webhooks',
					body: { url: URL, events: ['job.completed', 'customer.created'], active: true },
				},
			]);
			expect(output).toEqual([{ id: 'whk_1', url: URL }]);
		});

		it('takes events that it does not list from an expression', async () => {
			const sent = reply({ status: 201, body: { id: 'whk_1' } });

			await operate('webhook', 'create', {
				url: URL,
				events: '={{ "job.completed, job.haunted" }}',
			});

			expect(sent[0].body?.events).toEqual(['job.completed', 'job.haunted']);
		});

		it('turns reporting on where the service keeps the URL, and says what was not used', async () => {
			const sent = reply(NO_SUCH_ROUTE, { status: 200 });

			const { output } = await operate('webhook', 'create', {
				url: URL,
				events: ['job.completed'],
			});

			expect(sent[1].call).toBe('POST /webhooks/subscription');
			expect(output).toHaveLength(1);
			expect(output[0].success).toBe(true);
			expect(output[0].message).toContain('URL and events were not used');
		});

		it.each([
			[{ url: '={{ $json.none }}', events: ['job.completed'] }, '"URL" is empty [item 0]'],
			[{ url: URL, events: '={{ [] }}' }, '"Events" is empty [item 0]'],
		])('refuses a webhook without URL or events, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('webhook', 'create', fields);

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});

	describe('Webhook → Delete', () => {
		it('deletes the one webhook', async () => {
			const sent = reply({ status: 204 });

			const { output } = await operate('webhook', 'delete', { webhook_id: byId('whk_1') });

			expect(sent).toEqual([{ call: 'DELETE /webhooks/whk_1' }]);
			expect(output).toEqual([{ deleted: true, id: 'whk_1' }]);
		});

		it('turns reporting off where the service has one webhook only', async () => {
			const sent = reply(NO_SUCH_ROUTE, { status: 200 });

			const { output } = await operate('webhook', 'delete', { webhook_id: byId('whk_1') });

			expect(sent.map(({ call }) => call)).toEqual([
				'DELETE /webhooks/whk_1',
				'DELETE /webhooks/subscription',
			]);
			expect(output).toEqual([
				{ deleted: true, id: 'whk_1', message: expect.stringContaining('for the whole company') },
			]);
		});

		it('refuses an empty ID, before any request', async () => {
			const sent = reply();

			const { error } = await operate('webhook', 'delete', {
				webhook_id: byId('={{ $json.none }}'),
			});

			expect(error?.message).toBe('"Webhook" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Webhook → Get Many', () => {
		it('lists webhooks', async () => {
			const webhooks = [{ id: 'whk_1', url: URL, events: ['an.unheard.of.event'] }];
			const sent = reply({ body: { total_pages: 1, webhooks } });

			const { output } = await operate('webhook', 'getAll');

			expect(sent).toEqual([{ call: 'GET /webhooks?page=1&page_size=50' }]);
			expect(output).toEqual(webhooks);
		});

		it('says where to look where the service does not list them', async () => {
			reply(NO_SUCH_ROUTE);

			const { error } = await operate('webhook', 'getAll');

			expect(error?.description).toContain('App Store → Webhooks');
		});
	});
});
