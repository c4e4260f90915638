/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Table } from '../../../tools/table';
import type { Person } from '../../account';
import { addCustomer, addJob } from '../../account';
import { withoutAuthentication } from '../open';
import type { ExampleRig } from '../rig';

const PHONE = '(619) 555-0163';
const NEW_START = '2031-05-06T18:00:00Z';
const SOMEBODY_CALLS = /Somebody will call you back\.$/;

/** Calls the example as a phone agent does. @throws AssertionError for an answer that nobody could read out */
async function ask(rig: ExampleRig, body: object) {
	const response = await fetch(`${rig.stack.n8n.url}/webhook/move-or-cancel`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ phone: PHONE, ...body }),
	});
	const text = await response.text();
	assert.equal(response.status, 200, `${JSON.stringify(body)}: ${text}`);
	return JSON.parse(text) as { done: boolean; answer: string };
}

/** Asks for what must change nothing. */
async function refused(rig: ExampleRig, body: object, expected: RegExp): Promise<void> {
	const jobs = () => JSON.stringify(rig.stack.sandbox.state.jobs.all());
	const before = jobs();
	const { done, answer } = await ask(rig, body);
	assert.equal(done, false, `${JSON.stringify(body)}: ${answer}`);
	assert.match(answer, expected);
	assert.equal(jobs(), before, `${JSON.stringify(body)} changed a job`);
}

const visit = async (rig: ExampleRig, person: Person, start: string, end: string) =>
	await addJob(rig, person, { schedule: { scheduled_start: start, scheduled_end: end } });

/** The next visit is moved, then canceled; the one after it stays. What is unclear changes nothing. */
export async function checkMoveOrCancel(rig: ExampleRig, table: Table): Promise<void> {
	const { jobs } = rig.stack.sandbox.state;
	const ada = await addCustomer(rig, { first_name: 'Ada', mobile_number: '6195550163' });
	const later = await visit(rig, ada, '2031-06-02T15:00:00Z', '2031-06-02T16:00:00Z');
	const next = await visit(rig, ada, '2031-05-05T15:00:00Z', '2031-05-05T17:00:00Z');
	await rig.activate('phone-agent-moves-or-cancels.json', withoutAuthentication);
	const times = (id: string) => {
		const { scheduled_start, scheduled_end } = jobs.get(id)?.schedule ?? {};
		return [scheduled_start, scheduled_end];
	};

	await checkUnclear(rig, table);
	const moved = await ask(rig, { wish: ' Reschedule', new_start: NEW_START });
	assert.match(moved.answer, /^Your visit is on Tuesday, May 6, at \d+:00 [AP]M now\.$/);
	assert.deepEqual(times(next), [NEW_START, '2031-05-06T20:00:00Z']);
	table.passed('Phone agent moves', moved.answer);

	await checkSharedNumber(rig, table);
	const canceled = await ask(rig, { wish: 'Cancel ', name: 'ada' });
	assert.equal(canceled.answer, 'Your visit on Tuesday, May 6 is canceled.');
	assert.match(String(jobs.get(next)?.work_status), /canceled/);
	assert.equal(times(later)[0], '2031-06-02T15:00:00Z');
	table.passed('Phone agent cancels', canceled.answer);

	await ask(rig, { wish: 'cancel', name: 'Ada' });
	await refused(rig, { wish: 'cancel', name: 'Ada' }, /^I find no visit/);
	await refused(rig, { wish: 'cancel', phone: '2125550000' }, /^I do not find your phone number/);
	await checkSeveralVisits(rig, table, ada);
}

async function checkUnclear(rig: ExampleRig, table: Table): Promise<void> {
	for (const wish of [undefined, '', 'yes', 'cancellation policy', 'rescheduled'])
		await refused(rig, { wish, new_start: NEW_START }, /^Do you want to move or cancel/);
	const times = [undefined, 'next Tuesday at 9', '2031-05-06', '2020-05-06T18:00:00Z'];
	for (const new_start of times) await refused(rig, { wish: 'move', new_start }, /still to come/);
	for (const phone of [undefined, null, '', 'unknown'])
		await refused(rig, { wish: 'cancel', phone }, /^What is your phone number/);
	table.passed('Phone agent asks back', 'wish, time and phone number');
}

/** Two people of one household. */
async function checkSharedNumber(rig: ExampleRig, table: Table): Promise<void> {
	await addCustomer(rig, { first_name: 'Ben', mobile_number: '6195550163' });
	await refused(rig, { wish: 'cancel' }, /^What is your first and last name/);
	await refused(rig, { wish: 'cancel', name: 'Carl' }, SOMEBODY_CALLS);
	await refused(rig, { wish: 'cancel', name: 'Ben' }, /^I find no visit/);
	table.passed('Phone agent, a shared number', 'asks for the name');
}

/** The first visit of the job is past, another is still to come. */
async function checkSeveralVisits(rig: ExampleRig, table: Table, person: Person): Promise<void> {
	const id = await visit(rig, person, '2024-05-06T15:00:00Z', '2024-05-06T16:00:00Z');
	const { state } = rig.stack.sandbox;
	const [employee] = state.employees.where('company_id', state.company.id);
	const add = async (day: string): Promise<IDataObject> =>
		await rig.call('POST', `/jobs/${id}/appointments`, {
			start_time: `${day}T15:00:00Z`,
			end_time: `${day}T16:00:00Z`,
			dispatched_employees_ids: [employee.id],
		});
	await add('2024-05-06');
	await add('2031-07-01');
	const wishes = [{ wish: 'cancel' }, { wish: 'move', new_start: NEW_START }];
	for (const wish of wishes) await refused(rig, { ...wish, name: 'Ada' }, /^I cannot change/);
	table.passed('Phone agent, a job with several visits', 'left to a person');
}
