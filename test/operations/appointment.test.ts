import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const TIMES = { start_time: '2026-04-01T13:00:00Z', end_time: '2026-04-01T15:00:00Z' };

describe('Appointment', () => {
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

	describe('Appointment → Create', () => {
		it('sends the times in UTC and who is sent', async () => {
			const appointment = { id: 'appt_1', anytime: false };
			const sent = reply({ status: 201, body: appointment });

			const { output, error } = await operate(
				'appointment',
				'create',
				{
					job_id: byId('job_1'),
					start_time: '2026-04-01T09:00:00',
					end_time: '2026-04-01T11:00:00-07:00',
					dispatched_employees_ids: ['pro_1', 'pro_2'],
					additionalFields: { arrival_window_minutes: 60 },
				},
				{ timezone: 'America/New_York' },
			);

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /jobs/job_1/appointments',
					body: {
						start_time: '2026-04-01T13:00:00Z',
						end_time: '2026-04-01T18:00:00Z',
						dispatched_employees_ids: ['pro_1', 'pro_2'],
						arrival_window_minutes: 60,
					},
				},
			]);
			expect(output).toEqual([appointment]);
		});

		it('sends an empty list where nobody is sent yet, as the service wants the list', async () => {
			const sent = reply({ status: 201, body: { id: 'appt_1' } });

			await operate('appointment', 'create', { job_id: byId('job_1'), ...TIMES });

			expect(sent[0].body).toEqual({ ...TIMES, dispatched_employees_ids: [] });
		});

		it('refuses an end that is no date, before any request', async () => {
			const sent = reply();

			const { error } = await operate('appointment', 'create', {
				job_id: byId('job_1'),
				...TIMES,
				end_time: 'soon',
			});

			expect(error?.message).toBe('"End Time" is not a date: soon [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Appointment → Update', () => {
		it('moves one appointment of a job', async () => {
			const sent = reply({ body: { id: 'appt_1' } });

			const { output } = await operate('appointment', 'update', {
				job_id: byId('job_1'),
				appointment_id: byId('appt_1'),
				...TIMES,
				dispatched_employees_ids: ['pro_1'],
			});

			expect(sent).toEqual([
				{
					call: 'PUT /jobs/job_1/appointments/appt_1',
					body: { ...TIMES, dispatched_employees_ids: ['pro_1'] },
				},
			]);
			expect(output).toEqual([{ id: 'appt_1' }]);
		});

		it('refuses to take everyone off by an empty list, before any request', async () => {
			const sent = reply();

			const { error } = await operate('appointment', 'update', {
				job_id: byId('job_1'),
				appointment_id: byId('appt_1'),
				...TIMES,
				dispatched_employees_ids: '={{ [] }}',
			});

			expect(error?.message).toBe('"Employee Names or IDs" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Appointment → Delete', () => {
		it('says which appointment is gone', async () => {
			const sent = reply({ body: '' });

			const { output } = await operate('appointment', 'delete', {
				job_id: byId('job_1'),
				appointment_id: byId('appt_1'),
			});

			expect(sent).toEqual([{ call: 'DELETE /jobs/job_1/appointments/appt_1' }]);
			expect(output).toEqual([{ deleted: true, id: 'appt_1' }]);
		});
	});
});
