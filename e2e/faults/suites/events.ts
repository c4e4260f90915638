/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { WebhookFaults } from '../../../sandbox/faults';
import { poll } from '../../../tools/n8n/client';
import { outputOf } from '../../../tools/n8n/types';
import { deliver, eventOf } from '../../trigger/delivery';
import type { TriggerWorkflow } from '../../trigger/rig';
import type { Suite, Fault } from '../suite';
import type { FaultRig } from '../rig';
import { count } from '../words';

const PATIENCE_MS = 60_000;
const TRIGGER = 'Housecall Pro Trigger';

/** The body of an event that was not sent before. */
export const newEvent = () => eventOf(randomUUID());

/** Sends one event. @returns the status of the answer */
type Send = (
	body: string,
	how?: { clockOffsetSeconds?: number; secret?: string },
) => Promise<number>;

/** Sends some events. @returns the statuses of the answers */
type Sending = (send: Send) => Promise<number[]>;

export function sender(rig: FaultRig, { url }: TriggerWorkflow): Send {
	const { webhookSigningSecret } = rig.stack.credential.data;
	return async (body, { clockOffsetSeconds, secret = String(webhookSigningSecret) } = {}) =>
		await deliver(url, body, secret, { ahead: clockOffsetSeconds });
}

/**
 * The number of executions that the events so far have started, all of which must be successful. Executions start in
 * the order of the deliveries: one event more shows when the others have had their turn.
 */
export async function started(rig: FaultRig, workflow: TriggerWorkflow): Promise<number> {
	const last = newEvent();
	assert.equal(await sender(rig, workflow)(last), 200, 'The last event was not taken');
	await poll('the last event', PATIENCE_MS, async () => {
		const items = await itemsOf(rig, workflow);
		return items.some((item) => isAbout(item, last)) ? true : undefined;
	});
	const executions = await poll('the executions to end', PATIENCE_MS, async () => {
		const all = await rig.executions(workflow.id, 'webhook');
		return all.every(({ stoppedAt }) => stoppedAt) ? all : undefined;
	});
	for (const { status } of executions) assert.equal(status, 'success', 'Status of an execution');
	return executions.length - 1;
}

const customerOf = (body: string) => (JSON.parse(body) as IDataObject).customer as IDataObject;

const isAbout = ({ customer }: IDataObject, body: string) =>
	(customer as IDataObject).id === customerOf(body).id;

/** What the workflow's executions started with. */
async function itemsOf(rig: FaultRig, { id }: TriggerWorkflow): Promise<IDataObject[]> {
	const executions = await rig.executions(id, 'webhook');
	const ended = executions.filter(({ stoppedAt }) => stoppedAt);
	const details = ended.map(async (one) => await rig.stack.client.execution(one.id));
	return (await Promise.all(details)).flatMap((one) => outputOf(one, TRIGGER));
}

/** @param statuses of the answers @param executions that must be started */
function delivery(name: string, statuses: number[], executions: number, send: Sending): Fault {
	return {
		name,
		expected: `${statuses.join(', ')}: ${count(executions, 'execution')}`,
		async play(rig) {
			const workflow = await rig.listen();
			const answers = await send(sender(rig, workflow));
			assert.deepEqual(answers, statuses, 'Answers');
			const starts = await started(rig, workflow);
			assert.equal(starts, executions, 'Executions');
			return `${answers.join(', ')}: ${count(starts, 'execution')}`;
		},
	};
}

const inTurn = async (...deliveries: Array<() => Promise<number>>): Promise<number[]> => {
	const statuses: number[] = [];
	for (const next of deliveries) statuses.push(await next());
	return statuses;
};

const byClock =
	(minutes: number): Sending =>
	async (send) => [await send(newEvent(), { clockOffsetSeconds: minutes * 60 })];

const HOURS_MS = 3_600_000;

/** An event of two hours ago. */
const oldEvent = () =>
	JSON.stringify({
		...(JSON.parse(newEvent()) as object),
		event_occurred_at: new Date(Date.now() - 2 * HOURS_MS).toISOString(),
	});

/** Two customers are added, and the service tells of them like this. */
function twoCustomers(name: string, webhooks: WebhookFaults): Fault {
	return {
		name,
		expected: '2 customers added: 2 executions',
		async play(rig) {
			const workflow = await rig.listen();
			rig.misbehave({ webhooks });
			const customers = [await rig.addCustomer(), await rig.addCustomer()];
			const answers = rig.stack.sandbox.state.deliveries.map(({ status }) => status);
			assert.equal(answers.length, customers.length * (webhooks.copies ?? 1), 'Deliveries');
			assert.deepEqual([...new Set(answers)], [200], 'Answers');
			const starts = await started(rig, workflow);
			assert.equal(starts, customers.length, 'Executions');
			return `${answers.join(', ')}: ${count(starts, 'execution')}`;
		},
	};
}

const fullRecord: Fault = {
	name: 'Fetch Full Record, while Housecall Pro answers 503',
	expected: '200: 1 execution with the event’s own record, and the reason in full_record_error',
	async play(rig) {
		const workflow = await rig.listen({ fetchFullRecord: true });
		rig.disturb({ method: 'GET', status: 503 });
		const body = newEvent();
		const status = await sender(rig, workflow)(body);
		assert.equal(status, 200, 'Answer');
		const starts = await started(rig, workflow);
		const item = (await itemsOf(rig, workflow)).find((one) => isAbout(one, body));
		const record = customerOf(body);
		assert.deepEqual([starts, item?.customer], [1, record], 'Executions and the record');
		const reason = String(item?.full_record_error);
		assert.match(reason, /^Housecall Pro could not handle the request/);
		return `${status}: ${count(starts, 'execution')}, “${reason}”`;
	},
};

export const events: Suite = {
	title: 'Events',
	about:
		'An active workflow with *Housecall Pro Trigger* and a signing secret; the numbers are what the sender is answered.',
	faults: [
		twoCustomers('Each event is sent three times', { copies: 3 }),
		twoCustomers('Each event is sent 2 s late', { delayMs: 2_000 }),
		delivery('The same event three times at the same moment', [200, 200, 200], 1, async (send) => {
			const body = newEvent();
			return await Promise.all([send(body), send(body), send(body)]);
		}),
		delivery('An event arrives two hours late, after a later one', [200, 200], 2, async (send) =>
			inTurn(
				async () => await send(newEvent()),
				async () => await send(oldEvent()),
			),
		),
		...[10, -10].map((minutes) =>
			delivery(
				`Clock of the sender 10 minutes ${minutes > 0 ? 'ahead' : 'behind'}`,
				[401],
				0,
				byClock(minutes),
			),
		),
		...[4, -4].map((minutes) =>
			delivery(
				`Clock of the sender 4 minutes ${minutes > 0 ? 'ahead' : 'behind'}`,
				[200],
				1,
				byClock(minutes),
			),
		),
		delivery(
			'Refused for its clock, then sent again with the right time',
			[401, 200],
			1,
			async (send) => {
				const body = newEvent();
				return await inTurn(
					async () => await send(body, { clockOffsetSeconds: -600 }),
					async () => await send(body),
				);
			},
		),
		delivery('Signed with another secret', [401], 0, async (send) => [
			await send(newEvent(), { secret: 'another secret' }),
		]),
		delivery('JSON cut short', [422], 0, async (send) => [await send(newEvent().slice(0, -40))]),
		fullRecord,
	],
};
