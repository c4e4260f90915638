import { sleep } from 'n8n-workflow';
import type { INodeExecutionData } from 'n8n-workflow';

import { executeItem } from '../operation/execute';
import type { ExecuteContext, Operation, StartPlan } from '../operation/operation';

const WITHOUT_PAUSE = 10;

/** How the input items of one run are executed. */
export interface Run {
	atOnce: number;
	/** A number for each item. Those with the same number stay in order. */
	groups: number[];
	/** How many records were read to look the items up together; missing where each looks by itself. */
	read?: number;
	execute: (item: number) => Promise<INodeExecutionData[]>;
}

/** An input item whose fields were read. */
export interface PreparedItem {
	/** Equal for items that share a connection. */
	connection: unknown;
	context: ExecuteContext;
}

interface RunSettings {
	prepareOne: (item: number) => Promise<PreparedItem>;
	/** How many items at once, where the user says so. */
	chosen?: number;
	/** How many at once where neither the user nor the plan says so. */
	usual: number;
}

/** The plan for the connection of the first item. */
interface Started {
	connection: unknown;
	plan?: ReturnType<StartPlan>;
}

type Settled = { prepared: PreparedItem } | { error: unknown };

/**
 * Reads all items, lets the operation look up together what they need, and executes them as it plans. An item that
 * cannot be read fails when its turn comes. Where the operation plans nothing, items run as they would without a plan.
 */
export async function planRun(
	operation: Operation,
	items: number[],
	{ prepareOne, chosen, usual }: RunSettings,
): Promise<Run> {
	let started: Started | undefined;
	const settled = await settleInOrder(items, async (item) => {
		const prepared = await prepareOne(item);
		const { connection, context } = prepared;
		started ??= { connection, plan: operation.plan?.(context.api, items.length) };
		return prepared;
	});
	const operations = items.map(() => operation);
	const groups = [...items];
	let atOnce = usual;
	let read: number | undefined;
	for (const [connection, contexts] of byConnection(settled)) {
		const isStarted = connection === started?.connection;
		const planned = isStarted ? started?.plan : operation.plan?.(contexts[0].api, contexts.length);
		const plan = await planned?.(contexts);
		const firsts = new Map<number, number>();
		contexts.forEach(({ itemIndex }, index) => {
			const group = plan?.groups[index] ?? (operation.sequential ? 0 : index);
			const first = firsts.get(group) ?? itemIndex;
			firsts.set(group, first);
			groups[itemIndex] = first;
			if (plan) operations[itemIndex] = { ...operation, execute: plan.execute };
		});
		atOnce = Math.max(atOnce, plan?.atOnce ?? 1);
		if (plan) read = (read ?? 0) + plan.read;
	}
	const execute = async (item: number) => {
		const one = settled[item];
		if ('error' in one) throw one.error;
		return await executeItem(operations[item], one.prepared.context);
	};
	return { atOnce: chosen ?? atOnce, groups, read, execute };
}

/**
 * One after the other, as names that are looked up are read once. To read the fields of many items keeps n8n busy, so
 * it may do something else now and then.
 */
async function settleInOrder(
	items: number[],
	prepareOne: RunSettings['prepareOne'],
): Promise<Settled[]> {
	const settled: Settled[] = [];
	for (const item of items) {
		if (item % WITHOUT_PAUSE === 0) await sleep(0);
		const one = prepareOne(item).then(
			(prepared) => ({ prepared }),
			(error: unknown) => ({ error }),
		);
		settled.push(await one);
	}
	return settled;
}

function byConnection(settled: Settled[]): Map<unknown, ExecuteContext[]> {
	const found = new Map<unknown, ExecuteContext[]>();
	for (const one of settled) {
		if ('error' in one) continue;
		const { connection, context } = one.prepared;
		const contexts = found.get(connection);
		if (contexts) contexts.push(context);
		else found.set(connection, [context]);
	}
	return found;
}
