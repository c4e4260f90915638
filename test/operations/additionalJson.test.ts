import type { IDataObject } from 'n8n-workflow';

import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

describe('Times in Additional JSON', () => {
	isolateRequests();

	/** What is sent of the schedule of a new job. */
	async function scheduled(json: IDataObject, schedule: IDataObject = {}) {
		const sent = reply({ status: 201, body: { id: 'job_1' } });
		const place = { customer_id: byId('cus_1'), address_id: byId('adr_1') };
		const additionalFields = { schedule, additionalJson: JSON.stringify({ schedule: json }) };
		const fields = { ...place, additionalFields } as IDataObject;
		const { error } = await operate('job', 'create', fields as typeof place, {
			timezone: 'America/Chicago',
		});
		expect(error).toBeUndefined();
		return sent[0].body?.schedule;
	}

	it.each([
		['2026-12-01T08:00:00', '2026-12-01T14:00:00Z'],
		['2026-12-01T08:00', '2026-12-01T14:00:00Z'],
		['2026-07-01T08:00:00', '2026-07-01T13:00:00Z'],
		['2026-12-01T08:00:00.000-06:00', '2026-12-01T14:00:00Z'],
		['2026-12-01T14:00:00.000Z', '2026-12-01T14:00:00Z'],
		['2026-12-01 08:00', '2026-12-01T14:00:00Z'],
		[' 2026-12-01 08:00:00 ', '2026-12-01T14:00:00Z'],
		['2026-12-01', '2026-12-01T06:00:00Z'],
		['in the morning', 'in the morning'],
	])('%s is sent as %s', async (scheduled_start, sent) => {
		expect(await scheduled({ scheduled_start })).toEqual({ scheduled_start: sent });
	});

	it('keep a day where the API counts in days, and close a span with the end of one', async () => {
		const json = {
			anytime_start_date: '2026-12-01',
			scheduled_start: '2026-12-01',
			scheduled_end: '2026-12-02',
		};

		expect(await scheduled(json)).toEqual({
			anytime_start_date: '2026-12-01',
			scheduled_start: '2026-12-01T06:00:00Z',
			scheduled_end: '2026-12-03T05:59:59Z',
		});
	});

	it('may be dates of n8n, which have milliseconds', async () => {
		const sent = reply({ status: 201, body: { id: 'job_1' } });

		await operate('job', 'create', {
			customer_id: byId('cus_1'),
			address_id: byId('adr_1'),
			additionalFields: {
				additionalJson:
					'={{ { schedule: { scheduled_start: DateTime.fromISO("2026-12-01T08:00:00.123Z") } } }}',
			},
		});

		expect(sent[0]?.body?.schedule).toEqual({ scheduled_start: '2026-12-01T08:00:00Z' });
	});

	it.each(['12/01/2026 8:00', '1.12.2026', '2026/12/01'])(
		'are refused where day and month may be mistaken: %s',
		async (scheduled_start) => {
			const sent = reply();

			const { error } = await operate('job', 'create', {
				customer_id: byId('cus_1'),
				address_id: byId('adr_1'),
				additionalFields: { additionalJson: JSON.stringify({ schedule: { scheduled_start } }) },
			});

			expect(error?.message).toBe(
				`"Additional JSON" has "scheduled_start", which is not ISO 8601: ${scheduled_start} [item 0]`,
			);
			expect(sent).toEqual([]);
		},
	);

	it('give a duration its end, in the time zone of the workflow', async () => {
		const json = { scheduled_start: '2026-12-01T08:00:00', durationMinutes: 90 };

		expect(await scheduled(json)).toEqual({
			scheduled_start: '2026-12-01T14:00:00Z',
			scheduled_end: '2026-12-01T15:30:00Z',
		});
	});

	it('leave what the fields beside them say', async () => {
		const fields = { scheduled_start: '2026-12-01T08:00:00', arrival_window: 60 };
		const json = { scheduled_end: '2026-12-01T10:00:00', arrival_window: 30 };

		expect(await scheduled(json, fields)).toEqual({
			scheduled_start: '2026-12-01T14:00:00Z',
			scheduled_end: '2026-12-01T16:00:00Z',
			arrival_window: 30,
		});
	});
});

describe('A name that JavaScript loses', () => {
	isolateRequests();

	it.each([
		'{ "note": "a", "__proto__": { "x": 1 } }',
		'{ "custom": [{ "__proto__": "b" }] }',
		'={{ JSON.parse(\'{ "custom": { "__proto__": 1 } }\') }}',
	])('is refused in Additional JSON, before any request: %s', async (additionalJson) => {
		const sent = reply();

		const { error } = await operate('lead', 'create', {
			customer_id: byId('cus_1'),
			additionalFields: { additionalJson },
		});

		expect(error?.message).toBe('"Additional JSON" has "__proto__", which cannot be sent [item 0]');
		expect(sent).toEqual([]);
	});
});
