/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Table } from '../../../tools/table';
import { addCustomer, completeJob } from '../../account';
import type { ExampleRig } from '../rig';

/**
 * A job of two technicians counts for each with half the money, also where both have the same name; one of this week, or
 * canceled or deleted since, counts for nobody. One over two days counts its planned hours, without the night. The week
 * is that of the company.
 */
export async function checkPayroll(rig: ExampleRig, table: Table): Promise<void> {
	const { jobs, employees } = rig.stack.sandbox.state;
	jobs.clear();
	const [ann, bob, cher] = employees.all().map(({ id }) => id);
	Object.assign(employees.get(cher) ?? {}, { first_name: 'Cher', last_name: null });
	for (const id of [ann, bob]) {
		Object.assign(employees.get(id) ?? {}, { first_name: 'Chris', last_name: 'Young' });
	}
	const person = await addCustomer(rig);
	const [company] = rig.stack.sandbox.state.companies();
	const thisWeek = DateTime.now().setZone(company.time_zone).startOf('week');
	const lastWeek = thisWeek.minus({ days: 3, hours: 6 });
	const done = async (who: string[], price: number, end: DateTime, hours: number) => {
		const id = await completeJob(rig, person);
		const job = jobs.get(id);
		assert.ok(job);
		await rig.call('PUT', `/jobs/${id}`, {
			line_items: [{ name: 'Work', unit_price: price, quantity: 1 }],
		});
		job.assigned_employee_ids = who;
		job.work_timestamps.started_at = end.minus({ hours }).toUTC().toISO();
		job.work_timestamps.completed_at = end.toUTC().toISO();
		return job;
	};
	await done([ann, bob], 30_000, lastWeek, 2);
	await done([ann], 9_950, thisWeek.minus({ minutes: 10 }), 1.5);
	await done([], 8_000, lastWeek, 1);
	const overnight = await done([cher], 20_000, lastWeek, 26);
	overnight.appointments = [30, 3].map((hours) => ({
		id: `appt_${hours}`,
		anytime: false,
		start_time: stamp(lastWeek.minus({ hours })),
		end_time: stamp(lastWeek.minus({ hours: hours - 2.5 })),
		arrival_window_minutes: 0,
		dispatched_employees_ids: [cher],
	}));
	await done([cher], 0, lastWeek, 1);
	await done([bob], 50_000, thisWeek, 1);
	await done([bob], 50_000, thisWeek.minus({ weeks: 1, minutes: 10 }), 1);
	const canceled = await done([bob], 50_000, lastWeek, 1);
	canceled.work_status = 'pro canceled';
	const deleted = await done([bob], 50_000, lastWeek, 1);
	deleted.deleted_at = DateTime.utc().toISO();

	const { id } = await rig.add('weekly-payroll-by-technician.json');
	await rig.runWell(id);

	const rows = rig.mockService.received.map(({ body }) => body as Record<string, unknown>);
	const week = thisWeek.minus({ weeks: 1 }).toISODate();
	assert.deepEqual(new Set(rows.map((row) => row.week)), new Set([week]));
	const found = rows.map(
		({ technician_id: of, technician, jobs: count, revenue, hours, jobs_to_check }) =>
			[of, technician, count, revenue, hours, jobs_to_check].join(' '),
	);
	assert.deepEqual(
		found.sort(),
		[
			' Nobody assigned 1 80.00 1.00 0',
			`${ann} Chris Young 2 249.50 3.50 0`,
			`${bob} Chris Young 1 150.00 2.00 0`,
			`${cher} Cher 2 200.00 6.00 1`,
		].sort(),
	);
	table.passed('Payroll', found.join('; '));
}

const stamp = (time: DateTime) => time.toUTC().toISO() ?? '';
