/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import type { Table } from '../../../tools/table';
import { withoutAuthentication } from '../open';
import type { ExampleRig } from '../rig';

const LENORE = {
	first_name: 'Lenore',
	last_name: 'Ortiz',
	phone: '(619) 555-0163',
	street: '12 Harbor Way',
	city: 'San Diego',
	state: 'CA',
	zip: '92101',
	problem: 'The boiler makes a noise',
	messages: 'yes',
};
const ADAM = { ...LENORE, first_name: 'Adam', last_name: 'Bell', phone: '(619) 555-0164' };
const RUTH = { ...LENORE, first_name: 'Ruth', last_name: 'Cole', phone: '(619) 555-0165' };
const JOHN = { ...LENORE, first_name: 'John', last_name: 'Dean', phone: '(619) 555-0166' };

const OPEN = [{ start_time: '08:00', end_time: '10:00' }];
const NOTHING_FREE = /^I find no free time/;

/** Calls the example as a phone agent does. @throws AssertionError for an answer that nobody could read out */
async function ask(rig: ExampleRig, body: object) {
	const response = await fetch(`${rig.stack.n8n.url}/webhook/book-first-window`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await response.text();
	assert.equal(response.status, 200, `${JSON.stringify(body)}: ${text}`);
	return JSON.parse(text) as { booked: boolean; answer: string };
}

/** Asks for what must write nothing. */
async function refused(rig: ExampleRig, body: object, expected: RegExp): Promise<string> {
	const { customers, jobs } = rig.stack.sandbox.state;
	const sizes = () => [customers.size, jobs.size];
	const before = sizes();
	const { booked, answer } = await ask(rig, body);
	assert.match(answer, expected);
	assert.equal(booked, false, answer);
	assert.deepEqual(sizes(), before, `${JSON.stringify(body)} wrote something`);
	return answer;
}

function jobsOf(rig: ExampleRig, { first_name: name }: typeof LENORE) {
	const { customers, jobs } = rig.stack.sandbox.state;
	const customer = customers.find(({ first_name }) => first_name === name);
	return jobs.where('customer_id', customer?.id ?? '');
}

/** Where nobody says otherwise, n8n is in another time zone than the company. */
function told(rig: ExampleRig, start: string | null): string {
	const zone = rig.stack.sandbox.state.company.time_zone;
	return DateTime.fromISO(start ?? '', { zone }).toFormat("EEEE, MMMM d, 'at' h:mm a");
}

/** Books, and holds what the caller was told. @returns the job */
async function books(rig: ExampleRig, caller: typeof LENORE) {
	const { booked, answer } = await ask(rig, caller);
	assert.equal(booked, true, answer);
	const [job] = jobsOf(rig, caller);
	assert.equal(answer, `You are booked for ${told(rig, job.schedule.scheduled_start)}.`);
	assert.equal(job.appointments[0].dispatched_employees_ids.length, 1, 'Technicians');
	return job;
}

/** Who can be booked, and how long the days are. */
function makeSmall(rig: ExampleRig): void {
	const { availability, employees, jobs } = rig.stack.sandbox.state;
	for (const day of availability.days) day.windows = OPEN;
	for (const [index, { permissions }] of employees.all().entries())
		permissions.can_be_booked_online = [3, 4].includes(index);
	jobs.clear();
}

/** The first window in which somebody is free is booked, once per caller; what is unclear or refused writes nothing. */
export async function checkPhoneAgent(rig: ExampleRig, table: Table): Promise<void> {
	const { customers, employees, availability } = rig.stack.sandbox.state;
	makeSmall(rig);
	await rig.activate('phone-agent-books-first-window.json', withoutAuthentication);

	await checkAsksBack(rig, table);
	const first = await books(rig, LENORE);
	const lenore = customers.find(({ first_name }) => first_name === LENORE.first_name);
	assert.equal(lenore?.notifications_enabled, true);
	assert.equal(first.notes[0].content, LENORE.problem);
	const when = told(rig, first.schedule.scheduled_start);
	table.passed('Phone agent', when);

	await checkCalledAgain(rig, table, when);
	await checkFillsUp(rig, table, first);

	rig.stack.sandbox.faults.set({ fail: [{ method: 'POST', path: '^/jobs$', status: 422 }] });
	const failed = await ask(rig, JOHN);
	rig.stack.sandbox.faults.set({});
	assert.deepEqual([failed.booked, jobsOf(rig, JOHN).length], [false, 0]);
	assert.match(failed.answer, /Somebody will call you back\.$/);
	table.passed('Phone agent, refused by Housecall Pro', failed.answer);

	for (const day of availability.days) day.windows = [];
	table.passed('Phone agent, nothing free', await refused(rig, JOHN, NOTHING_FREE));
	for (const { permissions } of employees.all()) permissions.can_be_booked_online = false;
	for (const day of availability.days) day.windows = OPEN;
	await refused(rig, JOHN, NOTHING_FREE);
}

async function checkAsksBack(rig: ExampleRig, table: Table): Promise<void> {
	await refused(rig, {}, /^What is your first and last name/);
	for (const phone of [undefined, null, '', 'unknown'])
		await refused(rig, { ...LENORE, phone }, /^What is your phone number/);
	for (const part of ['street', 'city', 'state', 'zip'])
		await refused(rig, { ...LENORE, [part]: undefined }, /^What is the address/);
	table.passed('Phone agent asks back', 'name, phone number and address');
}

/** The same call again, and one that words the same number in another way. */
async function checkCalledAgain(rig: ExampleRig, table: Table, when: string): Promise<void> {
	for (const phone of [LENORE.phone, '+1 619 555 0163']) {
		const { booked, answer } = await ask(rig, { ...LENORE, phone });
		assert.equal(jobsOf(rig, LENORE).length, 1, 'Jobs of one caller');
		assert.equal(
			answer,
			`You are booked already, for ${when}. For another visit somebody will call you back.`,
		);
		assert.equal(booked, true);
	}
	table.passed('Phone agent, called again', 'the same visit');
}

/** Two can be booked: the third caller gets the next window. */
async function checkFillsUp(
	rig: ExampleRig,
	table: Table,
	first: Awaited<ReturnType<typeof books>>,
): Promise<void> {
	const second = await books(rig, ADAM);
	const third = await books(rig, RUTH);
	const who = [first, second].map(({ appointments: [visit] }) => visit.dispatched_employees_ids[0]);
	assert.equal(second.schedule.scheduled_start, first.schedule.scheduled_start);
	assert.notEqual(who[0], who[1], 'Technicians');
	assert.equal(third.schedule.scheduled_start, first.schedule.scheduled_end);
	table.passed('Phone agent, a window that is full', 'the third caller gets the next');
}
