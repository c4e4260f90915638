import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

describe('Output Fields', () => {
	isolateRequests();

	it('refuse a path into a field before anything is sent, also where something is written', async () => {
		const sent = reply();
		const options = { outputFields: 'id, schedule.scheduled_start' };

		const { error } = await operate('job', 'addNote', {
			job_id: byId('job_1'),
			content: 'Gate code 7',
			options,
		});

		expect(error?.message).toBe('"Output Fields" has no field schedule.scheduled_start [item 0]');
		expect(error?.description).toBe('It takes whole fields, without a dot: schedule.');
		expect(sent).toEqual([]);
	});
});
