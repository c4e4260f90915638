/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Job } from '../../../sandbox/state/model';
import type { Table } from '../../demo/table';
import { addCustomer, completeJob } from '../work';
import type { Workshop } from '../workshop';

/** A tag that was set between the event and the message stays. */
async function rememberAmongLaterTags(workshop: Workshop, workflowId: string): Promise<void> {
	const { sandbox } = workshop.stack;
	const eve = await addCustomer(workshop, {
		email: 'eve@example.com',
		notifications_enabled: true,
	});
	sandbox.faults.set({ webhooks: { delayMs: 2_000 } });
	const told = completeJob(workshop, eve);
	const { customers, jobs } = sandbox.state;
	const isDone = () => jobs.all().some((job) => job.customer_id === eve.id && isComplete(job));
	await workshop.until('the job to be complete', isDone);
	const customer = customers.get(eve.id);
	assert.ok(customer);
	customer.tags = ['VIP'];
	await told;
	await workshop.executed(workflowId, 5);
	sandbox.faults.set({});
	assert.deepEqual(customers.get(eve.id)?.tags, ['VIP', 'Review requested']);
}

const isComplete = ({ work_status }: Job) => work_status.startsWith('complete');

/** Who is asked, and that nobody is asked twice. */
export async function checkReviewRequest(workshop: Workshop, table: Table): Promise<void> {
	const { received } = workshop.standIn;
	const { customers } = workshop.stack.sandbox.state;
	const { id } = await workshop.activate('job-completed-review-request.json');

	const willing = { email: 'ida@example.com', notifications_enabled: true };
	const ida = await addCustomer(workshop, { ...willing, first_name: 'Ida', tags: ['VIP'] });
	await completeJob(workshop, ida);
	await workshop.executed(id, 1);
	assert.equal(received.length, 1, 'Messages');
	const [{ path, body }] = received;
	assert.equal(path, '/messages/send');
	assert.match(JSON.stringify(body), /"to":"ida@example.com".+Hello Ida,/);
	assert.deepEqual(customers.get(ida.id)?.tags, ['VIP', 'Review requested']);
	table.passed('Review request', `${willing.email} asked, tag set on ${ida.id}`);

	await completeJob(workshop, ida);
	const unknown = { first_name: 'No address', notifications_enabled: true };
	await completeJob(workshop, await addCustomer(workshop, unknown));
	const unwilling = { email: 'quiet@example.com', notifications_enabled: false };
	await completeJob(workshop, await addCustomer(workshop, unwilling));
	await workshop.executed(id, 4);
	assert.equal(received.length, 1, 'Messages after three more jobs');
	await rememberAmongLaterTags(workshop, id);
	table.passed('No review request', 'for the same customer, without email, or unwilling');
}
