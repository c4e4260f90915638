/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { withoutAuthentication } from '../open';
import type { ExampleRig } from '../rig';

const CALLER = {
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

/** The first window that is free is booked; where none is, the caller is told. */
export async function checkPhoneAgent(rig: ExampleRig, table: Table): Promise<void> {
	const { state } = rig.stack.sandbox;
	await rig.activate('phone-agent-books-first-window.json', withoutAuthentication);
	const ask = async () => {
		const url = `${rig.stack.n8n.url}/webhook/book-first-window`;
		const headers = { 'Content-Type': 'application/json' };
		const body = JSON.stringify(CALLER);
		const response = await fetch(url, { method: 'POST', headers, body });
		return (await response.json()) as { booked: boolean; answer: string };
	};

	const { booked, answer } = await ask();
	assert.equal(booked, true, answer);
	assert.match(answer, /^You are booked for \w+day, \w+ \d+, at \d+:\d\d [AP]M\.$/);
	const customer = state.customers.find(({ first_name }) => first_name === CALLER.first_name);
	assert.equal(customer?.notifications_enabled, true);
	const [job] = state.jobs.where('customer_id', customer?.id ?? '');
	assert.ok(job?.schedule.scheduled_start, 'the job has no date');
	assert.equal(job.notes[0].content, CALLER.problem);
	table.passed('Phone agent', answer);

	for (const day of state.availability.days) day.windows = [];
	const full = await ask();
	assert.equal(full.booked, false);
	assert.equal(state.jobs.where('customer_id', job.customer_id).length, 1);
	table.passed('Phone agent, nothing free', full.answer);
}
