import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const APPLICATION = { name: 'Acme Sync', state: 'enabled', organization_id: 'org_1' };

describe('Application', () => {
	it.each([
		['get', 'GET /application'],
		['enable', 'POST /application/enable'],
		['disable', 'POST /application/disable'],
	])('%s sends nothing but the request, and returns the application', async (operation, call) => {
		const sent = reply({ body: APPLICATION });

		const { output, error } = await operate('application', operation);

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call }]);
		expect(output).toEqual([APPLICATION]);
	});

	it.each(['enable', 'disable'])('%s sends Additional JSON', async (operation) => {
		const sent = reply({ body: APPLICATION });

		await operate('application', operation, {
			additionalFields: { additionalJson: '{ "reason": "moved" }' },
		});

		expect(sent[0].body).toEqual({ reason: 'moved' });
	});

	it('fails for a key that is not of a partner application, and names the item', async () => {
		reply({ status: 401, body: { message: 'Unauthorized' } });

		const { error } = await operate('application', 'get');

		expect(error?.message).toContain('[item 0]');
		expect(error?.httpCode).toBe('401');
	});
});
