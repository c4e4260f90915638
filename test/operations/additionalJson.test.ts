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
		['in the morning', 'in the morning'],
	])('%s is sent as %s', async (scheduled_start, sent) => {
		expect(await scheduled({ scheduled_start })).toEqual({ scheduled_start: sent });
	});

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
