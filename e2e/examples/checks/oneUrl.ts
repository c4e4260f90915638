/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer, addJob } from '../../account';
import type { Change, ExampleRig } from '../rig';

const CALLED = {
	'New customer to CRM': 'new-customer-to-crm.json',
	'Job completed, ask for a review': 'job-completed-review-request.json',
	'Estimate approved, tell the team': 'estimate-approved-team-message.json',
};

/** As the notes of the called workflows say: what calls them receives the events. */
const withoutTrigger: Change = (file) => ({
	...file,
	nodes: file.nodes.map((node) =>
		node.type.endsWith('.housecallProTrigger') ? { ...node, disabled: true } : node,
	),
});

/** One URL is entered in Housecall Pro; each event starts the workflow that it is for, and no other. */
export async function checkOneUrl(rig: ExampleRig, table: Table): Promise<void> {
	const { n8n, sandbox } = rig.stack;
	const ids: Record<string, string> = {};
	for (const [node, file] of Object.entries(CALLED)) {
		ids[node] = (await rig.activate(file, withoutTrigger)).id;
	}
	const dispatcher = await rig.activate('one-url-several-workflows.json', choose(ids));
	assert.equal(sandbox.state.webhooks.size, 0, 'a trigger has registered itself');
	const trigger = dispatcher.nodes.find((node) => node.type.endsWith('.housecallProTrigger'));
	const url = `${n8n.url}/webhook/${trigger?.webhookId}/webhook`;
	await rig.call('POST', '/webhooks', { url, events: ['*'] });

	const willing = { email: 'jo@example.com', notifications_enabled: true };
	const person = await addCustomer(rig, willing);
	await rig.executed(ids['New customer to CRM'], 1);
	const job = await addJob(rig, person);
	// an event that no rule fits
	await rig.executed(dispatcher.id, 2);
	await rig.executed(ids['Job completed, ask for a review'], 0);
	await rig.call('PUT', `/jobs/${job}`, { work_status: 'complete' });
	await rig.executed(ids['Job completed, ask for a review'], 1);
	// the tag that the review request has put on the customer is an event, too
	await rig.executed(ids['New customer to CRM'], 2);
	await rig.executed(ids['Estimate approved, tell the team'], 0);

	// who was deleted is not written to the CRM
	await rig.call('DELETE', `/customers/${person.id}`, {});
	// whatever that has started, has started before this
	const next = await addCustomer(rig, { first_name: 'Next' });
	await rig.executed(ids['New customer to CRM'], 3);

	await sandbox.webhooks.idle();
	const sent = sandbox.state.deliveries.map(({ event }) => event);
	await rig.executed(dispatcher.id, sent.length);
	const paths = rig.mockService.received.map(({ path }) => path);
	const contact = `/crm/contacts/${person.id}`;
	assert.deepEqual(paths, [contact, '/messages/send', contact, `/crm/contacts/${next.id}`]);
	assert.ok(sent.includes('customer.deleted'));
	table.passed('One URL', `${sent.length} events (${[...new Set(sent)].join(', ')})`);
}

/** Chooses the workflows to call, by the names of the nodes that call them. */
const choose =
	(ids: Record<string, string>): Change =>
	(file) => ({
		...file,
		nodes: file.nodes.map((node) =>
			node.name in ids
				? { ...node, parameters: withWorkflow(node.parameters, ids[node.name]) }
				: node,
		),
	});

const withWorkflow = (parameters: object, value: string) => ({
	...parameters,
	workflowId: { __rl: true, mode: 'list', value },
});
