/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Table } from '../../../tools/table';
import { addCustomer, completeJob } from '../../account';
import type { ExampleRig } from '../rig';

/** A job of two technicians counts for each with half the money; one of this week counts for nobody. */
export async function checkPayroll(rig: ExampleRig, table: Table): Promise<void> {
	const { jobs, employees } = rig.stack.sandbox.state;
	jobs.clear();
	const [ann, bob] = employees.all().map(({ id }) => id);
	const nameOf = (id: string) => {
		const { first_name, last_name } = employees.get(id) ?? {};
		return `${first_name} ${last_name}`;
	};
	const person = await addCustomer(rig);
	const lastWeek = DateTime.utc().startOf('week').minus({ days: 3, hours: 6 });
	const done = async (who: string[], price: number, end: DateTime, hours: number) => {
		const id = await completeJob(rig, person);
		const job = jobs.get(id);
		assert.ok(job);
		await rig.call('PUT', `/jobs/${id}`, {
			line_items: [{ name: 'Work', unit_price: price, quantity: 1 }],
		});
		job.assigned_employee_ids = who;
		job.work_timestamps.started_at = end.minus({ hours }).toISO();
		job.work_timestamps.completed_at = end.toISO();
	};
	await done([ann, bob], 30_000, lastWeek, 2);
	await done([ann], 9_950, lastWeek, 1.5);
	await done([bob], 50_000, DateTime.utc(), 1);

	const utc = { timezone: 'Etc/UTC' };
	const { id } = await rig.add('weekly-payroll-by-technician.json', (file) => ({
		...file,
		settings: { ...file.settings, ...utc },
	}));
	await rig.runWell(id);

	const rows = rig.mockService.received.map(({ body }) => body as Record<string, unknown>);
	const byName = rows.map(({ technician, jobs: count, revenue, hours }) =>
		[technician, count, revenue, hours].join(' '),
	);
	assert.deepEqual(
		byName.sort(),
		[`${nameOf(ann)} 2 249.50 3.50`, `${nameOf(bob)} 1 150.00 2.00`].sort(),
	);
	table.passed('Payroll', byName.join('; '));
}
