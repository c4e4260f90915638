import { byId, isolateRequests, operate, reply } from '../support/operations';

isolateRequests();

describe('Appointment → Get Many', () => {
	it('lists the appointments of a job, up to the limit, each linked to its item', async () => {
		const appointments = [{ id: 'appt_1', anytime: false }, { id: 'appt_2' }, { id: 'appt_3' }];
		const sent = reply({ body: { appointments } });

		const { items, output } = await operate('appointment', 'getAll', {
			job_id: byId('job_1'),
			limit: 2,
		});

		expect(sent).toEqual([{ call: 'GET /jobs/job_1/appointments' }]);
		expect(output).toEqual(appointments.slice(0, 2));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('refuses an empty ID, before any request', async () => {
		const sent = reply();

		const { error } = await operate('appointment', 'getAll', {
			job_id: byId('={{ $json.none }}'),
		});

		expect(error?.message).toBe('"Job" is empty [item 0]');
		expect(sent).toEqual([]);
	});
});
