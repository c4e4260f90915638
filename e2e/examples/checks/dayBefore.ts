/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Table } from '../../../tools/table';
import { addCustomer, addJob, type Person } from '../../account';
import type { ExampleRig } from '../rig';

/**
 * Who has a visit tomorrow gets one text, with times of the company's zone, also where the job began earlier. The
 * workflow's own zone is not set. A number that is refused keeps nobody from a text, is told, and is tried again.
 */
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
			scheduled_start: utc(start),
			scheduled_end: utc(start.plus({ hours: 1 })),
			arrival_window: arrivalWindow,
		},
	});
	const severalVisits = async (person: Person, ...starts: DateTime[]) => {
		const job = await addJob(rig, person);
		for (const start of starts) {
			const times = { start_time: utc(start), end_time: utc(start.plus({ hours: 1 })) };
			await rig.call('POST', `/jobs/${job}/appointments`, {
				...times,
				arrival_window_minutes: 60,
				dispatched_employees_ids: [employee.id],
			});
		}
		return job;
	};
	const [employee] = rig.stack.sandbox.state.employees.all();
	await addJob(rig, kim, visit(at(0, 23, 15), 0));
	await addJob(rig, kim, visit(at(0, 8, 30), 120));
	await addJob(rig, kim, visit(at(1, 0, 0), 0));
	await addJob(rig, kim, visit(at(-1, 23, 59), 0));
	await addJob(rig, pat, visit(at(0, 9, 0), 0));
	const unlisted = jobs.get(await addJob(rig, lee, visit(at(0, 0, 0), 0)));
	assert.ok(unlisted);
	unlisted.appointments = [];
	const gone = jobs.get(await addJob(rig, kim, visit(at(0, 10, 0), 0)));
	assert.ok(gone);
	gone.deleted_at = DateTime.utc().toISO();

	const jo = await addCustomer(rig, { ...contact, first_name: 'Jo' });
	await severalVisits(jo, at(-1, 9, 0), at(0, 13, 0));
	const begun = await severalVisits(jo, at(-2, 9, 0), at(0, 15, 0), at(1, 9, 0));
	const begunJob = jobs.get(begun);
	assert.ok(begunJob);
	begunJob.work_status = 'in progress';
	const elsewhere = await addCustomer(rig, { ...contact, first_name: 'Not tomorrow' });
	await severalVisits(elsewhere, at(-1, 9, 0), at(1, 9, 0));
	const acme = await addCustomer(rig, { ...contact, company: 'Acme Plaza' });
	await addJob(rig, acme, {
		schedule: { anytime: true, anytime_start_date: tomorrow.toISODate() },
	});
	const refused = { first_name: 'Ray', mobile_number: '5125550000', notifications_enabled: true };
	await addJob(rig, await addCustomer(rig, refused), visit(at(0, 7, 0), 0));

	rig.mockService.refuses = ({ body }) => (body as { to: string }).to === refused.mobile_number;
	const { id } = await rig.add('reminder-the-day-before.json');
	const first = await rig.run(id);

	const texts = received.map(({ body }) => (body as { text: string }).text).sort();
	const day = tomorrow.toFormat('EEEE, MMMM d');
	const hello = (name: string, visits: string) =>
		`Hello ${name}, we will be with you tomorrow, ${day}, ${visits}`;
	const place = 'at 7 Olive Lane';
	assert.deepEqual(
		texts.map((text) => text.split('. Please')[0]),
		[
			hello('Acme Plaza', `at any time of the day ${place}`),
			hello('Jo', `between 1:00 PM and 2:00 PM ${place}, and between 3:00 PM and 4:00 PM ${place}`),
			hello('Kim', `between 8:30 AM and 10:30 AM ${place}, and at 11:15 PM ${place}`),
			hello('Lee', `at 12:00 AM ${place}`),
			hello('Ray', `at 7:00 AM ${place}`),
		],
	);
	assert.equal(first.status, 'error');
	assert.match(first.error?.message ?? '', /^Not texted, call them: Ray \D*5125550000$/);
	table.passed(
		'The day before',
		'one text each, in company time; other days, deleted jobs and no number left alone',
	);

	rig.mockService.reset();
	await rig.runWell(id);
	assert.deepEqual(
		received.map(({ body }) => (body as { to: string }).to),
		[refused.mobile_number],
	);
	table.passed('The day before, run again', 'only the one that was refused');
}

const utc = (time: DateTime) => time.toUTC().toISO({ suppressMilliseconds: true });
