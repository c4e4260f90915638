/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { WEBHOOK_SECRET } from '../../../tools/stack';
import { deliver, eventOf } from '../delivery';
import type { TriggerRig } from '../rig';
import type { Scenario } from '../../scenario';
import { triggerNode, twoNodes } from '../workflows';

/** What the credential's field for the signing secret holds, and whether an event without that secret starts anything. */
const kept: Array<{ what: string; secret?: string; accepts?: boolean; starts?: boolean }> = [
	{ what: 'nothing, since the field did not exist' },
	{ what: 'nothing', secret: '' },
	{ what: 'nothing, and unsigned events are accepted', secret: '', accepts: true, starts: true },
	{ what: 'a blank', secret: ' ', accepts: true },
	{ what: 'an expression that finds nothing', secret: '={{ $vars.nothing }}', accepts: true },
	{ what: 'an expression that fails', secret: '={{ nothing.at.all }}', accepts: true },
	{ what: 'a secret', secret: 'another', accepts: true },
];

/** A secret that is set, but comes out blank, must not open the workflow to everybody. */
export const signingSecrets: Scenario<TriggerRig> = {
	name: 'signing secrets that are not there',
	async run(rig) {
		for (const [index, { what, secret, accepts, starts }] of kept.entries()) {
			const workflow = await addWith(rig, `${index}`, secret, accepts);
			const send = async () => {
				const status = await deliver(workflow.url, eventOf(`cus_${index}`), WEBHOOK_SECRET);
				assert.equal(status, starts ? 200 : 401, what);
			};
			await rig.expectStarts(send, ...(starts ? [workflow] : []));
			await rig.finish();
		}
	},
};

async function addWith(rig: TriggerRig, key: string, secret?: string, accepts = false) {
	const { client, credential } = rig.stack;
	const name = `Secret ${key}`;
	const data = { ...credential.data };
	if (secret === undefined) delete data.webhookSigningSecret;
	else data.webhookSigningSecret = secret;
	await client.createCredential({ ...credential, name, data });
	const node = triggerNode(['customer.created']);
	const options = { acceptUnsignedEvents: accepts };
	const trigger = {
		...node,
		parameters: { ...node.parameters, options },
		credentials: { housecallProApi: { id: null, name } },
	};
	const workflow = await rig.addWorkflow(twoNodes(trigger));
	await client.activate(workflow.id);
	return workflow;
}
