import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');
const START = '2026-04-01T16:00:00Z';

/** As the collection Schedule of a job has it. */
const SPAN = { scheduled_start: START, durationMinutes: 90 };

describe('Schedule of a job', () => {
	describe('Job → Schedule or Reschedule', () => {
		it('sends every filled field by its name on the wire', async () => {
			const schedule = { start_time: '2026-04-01T16:00:00Z', arrival_window_minutes: 60 };
			const sent = reply({ body: schedule });

			const { output, error } = await operate('job', 'setSchedule', {
				job_id: JOB,
				start_time: '2026-04-01T09:00:00-07:00',
				end_time: '2026-04-01T11:00:00-07:00',
				additionalFields: {
					arrival_window_in_minutes: 60,
					dispatched_employees: ['pro_1', 'pro_2'],
					notify: true,
					notify_pro: false,
					additionalJson: { note: 'Gate code 7' },
				},
				options: { expand: ['assigned_employees'] },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'PUT /jobs/job_1/schedule',
					body: {
						start_time: '2026-04-01T16:00:00Z',
						arrival_window_in_minutes: 60,
						dispatched_employees: [{ employee_id: 'pro_1' }, { employee_id: 'pro_2' }],
						end_time: '2026-04-01T18:00:00Z',
						notify: true,
						notify_pro: false,
						expand: ['assigned_employees'],
						note: 'Gate code 7',
					},
				},
			]);
			expect(output).toEqual([{ job_id: 'job_1', ...schedule }]);
		});

		it.each([
			[
				'stays as long as it was',
				'2026-03-01T10:00:00Z',
				'2026-03-01T12:30:00.000Z',
				'2026-04-01T18:30:00Z',
			],
			[
				'has no end where it had no length',
				'2026-03-01T10:00:00Z',
				'2026-03-01T10:00:00Z',
				undefined,
			],
			['has no end where it was not scheduled', null, null, undefined],
		])('without an end, the visit %s', async (_, scheduled_start, scheduled_end, end_time) => {
			const job = { id: 'job_1', schedule: { scheduled_start, scheduled_end } };
			const sent = reply({ body: job }, { body: {} });

			await operate('job', 'setSchedule', { job_id: JOB, start_time: '2026-04-01T16:00:00Z' });

			expect(sent).toEqual([
				{ call: 'GET /jobs/job_1' },
				{
					call: 'PUT /jobs/job_1/schedule',
					body: { start_time: '2026-04-01T16:00:00Z', ...(end_time && { end_time }) },
				},
			]);
		});

		it.each([
			['Schedule or Reschedule', 'setSchedule', { start_time: START, durationMinutes: 90 }],
			['Update', 'update', { updateFields: { schedule: SPAN } }],
		])('takes a duration in place of an end: %s', async (_, operation, fields) => {
			const sent = reply({ body: { id: 'job_1' } });

			await operate('job', operation, { job_id: JOB, ...fields });

			expect(sent).toHaveLength(1);
			const { schedule, ...rest } = sent[0].body ?? {};
			const [start, end] = Object.values((schedule ?? rest) as object) as unknown[];
			expect([start, end]).toEqual([START, '2026-04-01T17:30:00Z']);
		});

		it('takes a duration in place of an end for a new job, and sends no end without one', async () => {
			const sent = reply({ status: 201, body: {} }, { status: 201, body: {} });
			const job = { customer_id: byId('cus_1'), address_id: byId('adr_1') };
			const open = { scheduled_start: START };

			await operate('job', 'create', { ...job, additionalFields: { schedule: SPAN } });
			await operate('job', 'create', { ...job, additionalFields: { schedule: open } });

			expect(sent.map(({ body }) => body?.schedule)).toEqual([
				{ scheduled_start: START, scheduled_end: '2026-04-01T17:30:00Z' },
				open,
			]);
		});

		it.each([
			[
				'setSchedule',
				{ start_time: START, durationMinutes: 90, end_time: '2026-04-01T17:00:00Z' },
				'"Duration (Minutes)" and "End Time" are both filled in [item 0]',
			],
			[
				'update',
				{ updateFields: { schedule: { ...SPAN, scheduled_end: '2026-04-01T17:00:00Z' } } },
				'"Scheduled Duration (Minutes)" and "Scheduled End" are both filled in [item 0]',
			],
			[
				'update',
				{ updateFields: { schedule: { durationMinutes: 90 } } },
				'"Scheduled Start" is needed where there is a duration [item 0]',
			],
		])('refuses in %s, before any request, what contradicts itself', async (...row) => {
			const [operation, fields, message] = row;
			const sent = reply();

			const { error } = await operate('job', operation, { job_id: JOB, ...fields });

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});

		it('refuses an empty start, before any request', async () => {
			const sent = reply();

			const { error } = await operate('job', 'setSchedule', {
				job_id: JOB,
				start_time: '={{ $json.none }}',
			});

			expect(error?.message).toBe('"Start Time" is empty [item 0]');
			expect(sent).toEqual([]);
		});

		it('says why the service refuses', async () => {
			reply({ status: 400, body: { error: { message: "Can't schedule an archived job" } } });

			const { error } = await operate('job', 'setSchedule', {
				job_id: JOB,
				start_time: '2026-04-01T16:00:00Z',
				end_time: '2026-04-01T17:00:00Z',
			});

			expect(error?.message).toContain("Can't schedule an archived job");
		});
	});

	describe('Job → Remove Schedule', () => {
		it('says that the schedule is gone, not the job', async () => {
			const sent = reply({ body: { object: 'schedule', deleted: true } });

			const { output } = await operate('job', 'removeSchedule', { job_id: JOB });

			expect(sent).toEqual([{ call: 'DELETE /jobs/job_1/schedule' }]);
			expect(output).toEqual([{ job_id: 'job_1', object: 'schedule', deleted: true }]);
		});
	});

	describe('Job → Assign Employees', () => {
		it.each([
			['a list', ['pro_1', 'pro_2'], [{ employee_id: 'pro_1' }, { employee_id: 'pro_2' }]],
			[
				'a text with commas',
				'={{ "pro_1, pro_2" }}',
				[{ employee_id: 'pro_1' }, { employee_id: 'pro_2' }],
			],
		])('sends %s', async (_, employees, dispatched_employees) => {
			const sent = reply({ body: { assigned_employees: [] } });

			const { output, error } = await operate('job', 'dispatch', {
				job_id: JOB,
				dispatched_employees: employees,
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'PUT /jobs/job_1/dispatch', body: { dispatched_employees } }]);
			expect(output).toEqual([{ job_id: 'job_1', assigned_employees: [] }]);
		});

		it('does not take everyone off when an expression finds nobody', async () => {
			const sent = reply();

			const { error } = await operate('job', 'dispatch', {
				job_id: JOB,
				dispatched_employees: '={{ [] }}',
			});

			expect(error?.message).toBe('"Employee Names or IDs" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Job → Lock', () => {
		it('locks one job', async () => {
			const job = { id: 'job_1', locked_at: '2026-05-01T00:00:00Z' };
			const sent = reply({ body: job });

			const { output } = await operate('job', 'lock', { job_id: JOB });

			expect(sent).toEqual([{ call: 'POST /jobs/job_1/lock' }]);
			expect(output).toEqual([job]);
		});
	});

	describe('Job → Lock by Time Range', () => {
		const RANGE = { starting_at: '2026-04-01T00:00:00Z', ending_at: '2026-04-30T23:59:59Z' };

		it('emits one item for every job that was locked, however many', async () => {
			const jobs = Array.from({ length: 60 }, (_, index) => ({
				id: `job_${index}`,
				locked_at: '2026-05-01T00:00:00Z',
			}));
			const sent = reply({ body: { jobs } });

			const { output, error } = await operate('job', 'lockByTimeRange', {
				...RANGE,
				statuses: ['completed', 'in_progress'],
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{ call: 'POST /jobs/lock', body: { ...RANGE, statuses: ['completed', 'in_progress'] } },
			]);
			expect(output).toEqual(jobs);
		});

		it.each([
			[{ starting_at: '={{ "" }}' }, '"Starting At" is empty [item 0]'],
			[{ ending_at: '={{ "" }}' }, '"Ending At" is empty [item 0]'],
			[{ statuses: '={{ [] }}' }, '"Statuses" is empty [item 0]'],
		])('refuses %j, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('job', 'lockByTimeRange', {
				...RANGE,
				statuses: ['completed'],
				...fields,
			});

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});
});
