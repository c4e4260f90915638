import { Settings } from 'luxon';

import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const NEW_YORK = { timezone: 'America/New_York' };

describe('The value of a date', () => {
	describe('A time without a time zone', () => {
		const { now } = Settings;
		afterEach(() => {
			Settings.now = now;
		});

		const start = async (start_time: string, timezone: string) => {
			// a job without a length yet, which is read first
			const sent = reply({ body: { id: 'job_1' } }, { body: {} });
			await operate('job', 'setSchedule', { job_id: byId('job_1'), start_time }, { timezone });
			return sent[1]?.body?.start_time;
		};

		// clocks in New York go back from 02:00 to 01:00 on 2026-11-01, and forward at 02:00 on 2026-03-08
		const AROUND_CHANGES = [
			['2026-11-01T00:30:00', '2026-11-01T04:30:00Z'],
			['2026-11-01T01:30:00', '2026-11-01T05:30:00Z'],
			['2026-11-01 02:30:00', '2026-11-01T07:30:00Z'],
			['2026-03-08T01:30:00', '2026-03-08T06:30:00Z'],
			['2026-03-08T02:30:00', '2026-03-08T07:30:00Z'],
			['2026-03-08T03:30:00', '2026-03-08T07:30:00Z'],
		];

		it.each(
			['2026-01-15', '2026-07-15'].flatMap((day) => AROUND_CHANGES.map((row) => [day, ...row])),
		)('run on %s: %s is %s in New York', async (day, text, moment) => {
			Settings.now = () => Date.parse(day);

			expect(await start(text, 'America/New_York')).toBe(moment);
		});

		it.each([
			// half an hour only
			['2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
			// midnight does not exist
			['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
			['2026-07-01T12:00:00', 'Asia/Kathmandu', '2026-07-01T06:15:00Z'],
			['2026-11-01T01:30:00-05:00', 'America/New_York', '2026-11-01T06:30:00Z'],
			['2026-11-01T01:30:00Z', 'America/New_York', '2026-11-01T01:30:00Z'],
		])('%s in %s is %s', async (text, zone, moment) => {
			expect(await start(text, zone)).toBe(moment);
		});
	});

	describe('A day without a time', () => {
		const filtered = async (filters: Record<string, string>) => {
			const sent = reply({ body: { jobs: [] } });
			await operate('job', 'getAll', { filters }, NEW_YORK);
			return sent[0]?.call;
		};

		it('begins a span with its first moment and closes it with its last', async () => {
			expect(
				await filtered({
					scheduled_start_min: '2026-04-30',
					scheduled_start_max: '={{ "2026-04-30" }}',
				}),
			).toContain(
				'scheduled_start_min=2026-04-30T04:00:00Z&scheduled_start_max=2026-05-01T03:59:59Z',
			);
		});

		it('closes a span with its last moment where clocks change, too', async () => {
			expect(await filtered({ scheduled_end_max: '2026-11-01' })).toContain(
				'scheduled_end_max=2026-11-02T04:59:59Z',
			);
		});

		it('is nothing but a moment when it has a time', async () => {
			expect(await filtered({ scheduled_end_max: '2026-04-30T00:00:00' })).toContain(
				'scheduled_end_max=2026-04-30T04:00:00Z',
			);
		});

		it('closes the span of jobs to lock with its last moment', async () => {
			const sent = reply({ body: { jobs: [] } });

			await operate(
				'job',
				'lockByTimeRange',
				{ starting_at: '2026-04-01', ending_at: '2026-04-30', statuses: ['completed'] },
				NEW_YORK,
			);

			expect(sent[0]?.body).toMatchObject({
				starting_at: '2026-04-01T04:00:00Z',
				ending_at: '2026-05-01T03:59:59Z',
			});
		});
	});

	describe('The span of a visit', () => {
		const book = async (start_time: string, end_time: string) => {
			const sent = reply({ body: { start_time } });
			const fields = { job_id: byId('job_1'), start_time, end_time };
			const { error } = await operate('job', 'setSchedule', fields, NEW_YORK);
			return { sent, error };
		};

		it('given by days goes to the end of the last one', async () => {
			expect((await book('2026-04-01', '2026-04-01')).sent[0].body).toEqual({
				start_time: '2026-04-01T04:00:00Z',
				end_time: '2026-04-02T03:59:59Z',
			});
		});

		it.each([
			['2026-04-01T00:00:00', '2026-04-01T00:00:00'],
			['2026-04-01T09:00:00', '2026-04-01T08:00:00'],
		])('is not from %s to %s', async (start, end) => {
			const { sent, error } = await book(start, end);

			expect(error?.message).toBe('"End Time" must be after "Start Time" [item 0]');
			expect(error?.description).toContain('Give both with their times');
			expect(sent).toEqual([]);
		});

		it.each([
			['job', 'create', 'schedule', ['scheduled_start', 'scheduled_end']],
			['estimate', 'create', 'schedule', ['start_time', 'end_time']],
		])('of a new %s has a start', async (resource, operation, group, [start, end]) => {
			const sent = reply();
			const schedule = { [start]: '={{ $json.none }}', [end]: '2026-04-01T10:00:00' };
			const place = { customer_id: byId('cus_1'), address_id: byId('adr_1') };

			const { error } = await operate(resource, operation, {
				...place,
				additionalFields: { [group]: schedule },
			});

			expect(error?.message).toMatch(
				/^"(Scheduled Start|Start Time)" is needed where there is an end/,
			);
			expect(sent).toEqual([]);
		});

		it.each(['create', 'update'])(
			'of an appointment ends after its start: %s',
			async (operation) => {
				const sent = reply();

				const { error } = await operate('appointment', operation, {
					job_id: byId('job_1'),
					...(operation === 'update' && { appointment_id: byId('appt_1') }),
					start_time: '2026-04-01T09:00:00',
					end_time: '2026-04-01T09:00:00',
					dispatched_employees_ids: ['pro_1'],
				});

				expect(error?.message).toBe('"End Time" must be after "Start Time" [item 0]');
				expect(sent).toEqual([]);
			},
		);

		it('at any time of a day needs the day', async () => {
			const sent = reply();

			const { error } = await operate('job', 'create', {
				customer_id: byId('cus_1'),
				address_id: byId('adr_1'),
				additionalFields: { schedule: { anytime: true, anytime_start_date: '={{ $json.none }}' } },
			});

			expect(error?.message).toBe('"Anytime Start Date" is needed where "Anytime" is on [item 0]');
			expect(sent).toEqual([]);
		});
	});

	it.each(['0206-04-01T09:00:00', '1899-12-30T00:00:00.000Z', '4/1/2026 9:00 AM'])(
		'refuses %s, and shows how to make a date of a text',
		async (start_time) => {
			const sent = reply();
			const fields = { job_id: byId('job_1'), start_time: `={{ "${start_time}" }}` };

			const { error } = await operate('job', 'setSchedule', fields, NEW_YORK);

			expect(error?.message).toBe(`"Start Time" is not a date: ${start_time} [item 0]`);
			expect(error?.description).toContain('{{ DateTime.fromFormat(');
			expect(sent).toEqual([]);
		},
	);

	it.each([
		['2026-04-30T00:00:00.000Z', '2026-04-30'],
		['2026-04-30T00:00:00+00:00', '2026-04-30'],
		['={{ new Date("2026-04-30T00:00:00Z") }}', '2026-04-30'],
		['2026-04-30', '2026-04-30'],
		['2026-04-30T01:00:00Z', '2026-04-29'],
		['2026-04-30T23:00:00', '2026-04-30'],
	])('the day of %s is %s in New York', async (date, day) => {
		const sent = reply({ body: { routes: [] } });

		await operate('route', 'getAll', { filters: { date } }, NEW_YORK);

		expect(sent[0]?.call).toContain(`date=${day}`);
	});
});
