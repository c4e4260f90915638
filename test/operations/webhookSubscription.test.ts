import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

describe('Webhook subscription of a company', () => {
	describe('Webhook → Subscribe Company', () => {
		it('turns reporting on; the service says nothing back', async () => {
			const sent = reply({ status: 200 });

			const { output, error } = await operate('webhook', 'subscribe');

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'POST /webhooks/subscription' }]);
			expect(output).toEqual([{ success: true }]);
		});

		it('sends Additional JSON, as the body is not documented', async () => {
			const sent = reply({ status: 200 });

			await operate('webhook', 'subscribe', {
				additionalFields: { additionalJson: '{ "company": "com_1" }' },
			});

			expect(sent[0].body).toEqual({ company: 'com_1' });
		});
	});

	describe('Webhook → Unsubscribe Company', () => {
		it('turns reporting off', async () => {
			const sent = reply({ status: 200 });

			const { output, error } = await operate('webhook', 'unsubscribe');

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'DELETE /webhooks/subscription' }]);
			expect(output).toEqual([{ deleted: true }]);
		});
	});
});
