/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { WEBHOOK_SECRET } from '../../../tools/stack';
import { deliver, eventOf } from '../delivery';
import type { Scenario } from '../../scenario';
import type { TriggerRig } from '../rig';

const JSON_TYPE = 'application/json';

interface Odd {
	what: string;
	body: string;
	type: string;
	/** What the sender is answered, by n8n or by the node. */
	status: number;
	/** Whether it is an event for the workflow all the same. */
	starts?: boolean;
}

const PROTOTYPES = '{"event":"__proto__.polluted","__proto__":{"polluted":true},"constructor":{}}';
/** n8n takes 16 MB at the most. */
const longEvent = () =>
	JSON.stringify({ ...JSON.parse(eventOf('long')), note: 'x'.repeat(15_000_000) });

const odd: Odd[] = [
	{ what: 'JSON cut short', body: '{"event":"customer.cre', type: JSON_TYPE, status: 422 },
	{ what: 'the same as text', body: '{"event":"customer.cre', type: 'text/plain', status: 200 },
	{ what: 'a list', body: '[1]', type: JSON_TYPE, status: 200 },
	{ what: 'no event', body: '{"customer":{}}', type: JSON_TYPE, status: 200 },
	{ what: 'bytes', body: '\u0000\u0001', type: 'application/octet-stream', status: 200 },
	{
		what: 'a form',
		body: 'event=customer.created',
		type: 'application/x-www-form-urlencoded',
		status: 200,
	},
	{ what: 'XML cut short', body: '<event', type: 'application/xml', status: 422 },
	{
		what: 'an event that was not chosen',
		body: '{"event":"job.paid"}',
		type: JSON_TYPE,
		status: 200,
	},
	{ what: 'the ping', body: '{"foo":"bar"}', type: JSON_TYPE, status: 200 },
	{ what: 'the keys of prototypes', body: PROTOTYPES, type: JSON_TYPE, status: 200 },
	{ what: 'JSON as text', body: eventOf('text'), type: 'text/plain', status: 200, starts: true },
	{
		what: 'JSON of a vendor',
		body: eventOf('vendor'),
		type: 'application/vnd.housecall+json',
		status: 200,
		starts: true,
	},
	{ what: '15 MB', body: longEvent(), type: JSON_TYPE, status: 200, starts: true },
	{
		what: 'more bytes than n8n takes',
		body: 'x'.repeat(17_000_000),
		type: 'application/octet-stream',
		status: 401,
	},
];

/** What an active workflow may be sent besides events: each is answered, and none of it harms. */
export const oddDeliveries: Scenario<TriggerRig> = {
	name: 'odd deliveries',
	async run(rig) {
		const workflow = await rig.addTrigger(['customer.created']);
		await rig.stack.client.activate(workflow.id);
		for (const { what, body, type, status, starts = false } of odd) {
			const send = async () => {
				const answered = await deliver(workflow.url, body, WEBHOOK_SECRET, { type });
				assert.equal(answered, status, what);
			};
			await rig.expectStarts(send, ...(starts ? [workflow] : []));
		}
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};
