/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { mapInOrder } from '../../../nodes/HousecallPro/helpers/mapInOrder';
import { poll } from '../../../tools/n8n/client';
import { WEBHOOK_SECRET } from '../../../tools/stack';
import { startCounter, type Counter } from '../counter';
import { deliver, eventOf } from '../delivery';
import type { TriggerRig } from '../rig';
import type { Scenario } from '../../scenario';
import { tellNode, triggerNode, twoNodes } from '../workflows';

const EVENTS = 2_000;
const SOME = 200;
const AT_ONCE = 20;
/** n8n 2.41 takes some twenty events a second on a free machine. */
const DRAIN_MS = 900_000;

const idOf = (index: number) => `cus_${index}`;

/** Many events at once: each starts one execution, repeats and wrongly signed ones start none. */
export const flood: Scenario<TriggerRig> = {
	name: `${EVENTS} events, ${AT_ONCE} at once`,
	suits: (rig) => rig.isPersistent,
	async run(rig) {
		const counter = await startCounter();
		try {
			await sendAll(rig, counter);
		} finally {
			await counter.close();
		}
	},
};

async function sendAll(rig: TriggerRig, counter: Counter): Promise<void> {
	const file = twoNodes(triggerNode(['customer.created']), tellNode(counter.url));
	const { id, url } = await rig.addWorkflow(file);
	await rig.stack.client.activate(id);
	const send = async (bodies: string[], secret = WEBHOOK_SECRET) =>
		await statuses(url, bodies, secret);

	const bodies = Array.from({ length: EVENTS }, (_, index) => eventOf(idOf(index)));
	assert.deepEqual(await send(bodies), { 200: EVENTS });
	await expectCounted(rig, id, counter, EVENTS);

	assert.deepEqual(await send(bodies.slice(-SOME)), { 200: SOME });
	const forged = Array.from({ length: SOME }, (_, index) => eventOf(`forged_${index}`));
	assert.deepEqual(await send(forged, `not ${WEBHOOK_SECRET}`), { 401: SOME });

	// Executions start in the order of the deliveries: had one of those before started any, it would be there by now.
	assert.deepEqual(await send([eventOf(idOf(EVENTS))]), { 200: 1 });
	await expectCounted(rig, id, counter, EVENTS + 1);
}

/** Sends the bodies, some at a time. @returns how often each status was answered */
async function statuses(url: string, bodies: string[], secret: string) {
	const answered: Record<number, number> = {};
	await mapInOrder(bodies.length, AT_ONCE, async (index) => {
		const status = await deliver(url, bodies[index], secret);
		answered[status] = (answered[status] ?? 0) + 1;
	});
	return answered;
}

/** Waits until n8n has done what it has to: one execution for each of the first `count` events, no other. */
async function expectCounted(rig: TriggerRig, workflowId: string, counter: Counter, count: number) {
	const { client } = rig.stack;
	await poll(`${count} executions`, DRAIN_MS, async () => {
		const ended = await client.countExecutions(workflowId, ['success', 'error', 'crashed']);
		return ended >= count ? true : undefined;
	}).catch(() => undefined);
	assert.equal(await client.countExecutions(workflowId), count, 'Executions');
	assert.equal(await client.countExecutions(workflowId, ['success']), count, 'Successful ones');
	assert.deepEqual(notOnce(counter.counts, count), [], 'Events that were not executed once');
}

/** The events counted otherwise than once, among the first `count`, and all others: each with its count. */
function notOnce(counts: ReadonlyMap<string, number>, count: number): Array<[string, number]> {
	const due = Array.from({ length: count }, (_, index) => idOf(index));
	const ids = new Set([...due, ...counts.keys()]);
	const isRight = (id: string) => counts.get(id) === 1 && due.includes(id);
	return [...ids].filter((id) => !isRight(id)).map((id) => [id, counts.get(id) ?? 0]);
}
