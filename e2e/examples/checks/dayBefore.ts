/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Table } from '../../../tools/table';
import { addCustomer, addJob } from '../../account';
import type { ExampleRig } from '../rig';

/** Who has a visit tomorrow gets one text, with times of the company's zone. The workflow's own zone is not set. */
export async function checkDayBefore(rig: ExampleRig, table: Table): Promise<void> {
	const { received } = rig.mockService;
	const { jobs } = rig.stack.sandbox.state;
	jobs.clear();
	const contact = { mobile_number: '5125550147', notifications_enabled: true };
	const kim = await addCustomer(rig, { ...contact, first_name: 'Kim' });
	const lee = await addCustomer(rig, { ...contact, first_name: 'Lee' });
	const pat = await addCustomer(rig, { first_name: 'No number', notifications_enabled: true });
	const [company] = rig.stack.sandbox.state.companies();
	const tomorrow = DateTime.now().setZone(company.time_zone).plus({ days: 1 }).startOf('day');
	const at = (days: number, hour: number, minute: number) =>
		tomorrow.plus({ days }).set({ hour, minute });
	const visit = (start: DateTime, arrivalWindow: number) => ({
		schedule: {
			scheduled_start: start.toUTC().toISO({ suppressMilliseconds: true }),
			scheduled_end: start.plus({ hours: 1 }).toUTC().toISO({ suppressMilliseconds: true }),
			arrival_window: arrivalWindow,
		},
	});
	await addJob(rig, kim, visit(at(0, 23, 15), 0));
	await addJob(rig, kim, visit(at(0, 8, 30), 120));
	await addJob(rig, kim, visit(at(1, 0, 0), 0));
	await addJob(rig, kim, visit(at(-1, 23, 59), 0));
	await addJob(rig, pat, visit(at(0, 9, 0), 0));
	await addJob(rig, lee, visit(at(0, 0, 0), 0));
	const gone = jobs.get(await addJob(rig, kim, visit(at(0, 10, 0), 0)));
	assert.ok(gone);
	gone.deleted_at = DateTime.utc().toISO();

	const { id } = await rig.add('reminder-the-day-before.json');
	await rig.runWell(id);

	const texts = received.map(({ body }) => (body as { text: string }).text).sort();
	const day = tomorrow.toFormat('EEEE, MMMM d');
	assert.deepEqual(
		texts.map((text) => text.split('. Please')[0]),
		[
			`Hello Kim, we will be with you tomorrow, ${day}, between 8:30 AM and 10:30 AM, and at 11:15 PM`,
			`Hello Lee, we will be with you tomorrow, ${day}, at 12:00 AM`,
		],
	);
	table.passed(
		'The day before',
		'one text each, in company time; other days, deleted jobs and no number left alone',
	);
}
