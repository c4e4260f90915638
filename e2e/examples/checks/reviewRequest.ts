/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { ownStepBefore } from '../ownStep';
import { addCustomer, completeJob } from '../../account';
import type { ExampleRig } from '../rig';

const WAIT = '/clock/wait';

/** Who is asked, and that nobody is asked twice. */
export async function checkReviewRequest(rig: ExampleRig, table: Table): Promise<void> {
	const { received } = rig.mockService;
	const { customers } = rig.stack.sandbox.state;
	const { id } = await rig.activate('job-completed-review-request.json');

	const willing = { email: 'ida@example.com', notifications_enabled: true };
	const ida = await addCustomer(rig, { ...willing, first_name: 'Ida', tags: ['VIP'] });
	await completeJob(rig, ida);
	await rig.executed(id, 1);
	assert.equal(received.length, 1, 'Messages');
	const [{ path, body }] = received;
	assert.equal(path, '/messages/send');
	assert.match(JSON.stringify(body), /"to":"ida@example.com".+Hello Ida,/);
	assert.deepEqual(customers.get(ida.id)?.tags, ['VIP', 'Review requested']);
	table.passed('Review request', `${willing.email} asked, tag set on ${ida.id}`);

	await completeJob(rig, ida);
	const unknown = { first_name: 'No address', notifications_enabled: true };
	await completeJob(rig, await addCustomer(rig, unknown));
	const unwilling = { email: 'quiet@example.com', notifications_enabled: false };
	await completeJob(rig, await addCustomer(rig, unwilling));
	await rig.executed(id, 4);
	assert.equal(received.length, 1, 'Messages after three more jobs');
	table.passed('No review request', 'for the same customer, without email, or unwilling');
	await rig.clear();
	await checkWait(rig, table);
}

/** Two jobs are completed within the wait that the note tells of, and the customer gets a tag meanwhile. */
async function checkWait(rig: ExampleRig, table: Table): Promise<void> {
	const { mockService, stack } = rig;
	const waiting: Array<() => void> = [];
	mockService.answer = async ({ path, body }) => {
		if (path === WAIT) await new Promise<void>((resolve) => waiting.push(resolve));
		return body as object;
	};
	const wait = ownStepBefore('Get the customer', mockService.url + WAIT);
	const { id } = await rig.activate('job-completed-review-request.json', wait);
	const willing = { email: 'kai@example.com', notifications_enabled: true };
	const kai = await addCustomer(rig, { ...willing, tags: ['VIP'] });
	for (const count of [1, 2]) {
		await completeJob(rig, kai);
		await rig.until('the wait', () => waiting.length === count);
	}
	await rig.call('PUT', `/customers/${kai.id}`, { tags: ['VIP', 'Called back'] });
	for (const [index, goOn] of waiting.entries()) {
		goOn();
		await rig.executed(id, index + 1);
	}
	const sent = mockService.received.filter(({ path }) => path === '/messages/send');
	assert.equal(sent.length, 1, 'Messages to a customer with two jobs');
	const tags = stack.sandbox.state.customers.get(kai.id)?.tags;
	assert.deepEqual(tags, ['VIP', 'Called back', 'Review requested']);
	table.passed(
		'Review request, later',
		'two jobs, one message; a tag that was set meanwhile stays',
	);
}
