/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultRig } from './rig';
import { failuresOf, recordsOf, type Run } from './run';
import type { Fault } from './suite';
import { count } from './words';

/** A small input that could mislead the node: what is observed has to be what is expected, word for word. */
export const input = (
	name: string,
	expected: string,
	observe: (rig: FaultRig) => Promise<string>,
): Fault => ({
	name,
	expected,
	async play(rig) {
		const observed = await observe(rig);
		assert.equal(observed, expected);
		return observed;
	},
});

/** `['lineItem', 'create']` */
type Operation = readonly [resource: string, operation: string];

/** Runs an operation; an item that fails does not stop the others. */
export async function operate(
	rig: FaultRig,
	[resource, operation]: Operation,
	fields: INodeParameters,
	items: IDataObject[] = [{}],
): Promise<Run> {
	return await rig.run({ parameters: { resource, operation, ...fields } }, items);
}

/** The records of a run in which no item may fail. */
export async function recordsFrom(...run: Parameters<typeof operate>): Promise<IDataObject[]> {
	const result = await operate(...run);
	assert.deepEqual(failuresOf(result), []);
	return recordsOf(result);
}

/** What a run was refused for, and how many requests it made before. */
export async function refusalOf(...run: Parameters<typeof operate>): Promise<string> {
	const result = await operate(...run);
	const [failure, ...more] = failuresOf(result);
	assert.ok(failure && more.length === 0, 'Not one item failed');
	const message = failure.message.replace(/ \[item 0\]$/, '');
	return `${message}; ${count(writesOf(result), 'change')} sent`;
}

export const writesOf = ({ requests }: Run) =>
	requests.filter(({ method }) => method !== 'GET').length;

/** The body of the last request that changes something. */
export function bodyOf({ requests }: Run): IDataObject {
	const writes = requests.filter(({ method }) => method !== 'GET');
	return (writes[writes.length - 1]?.body ?? {}) as IDataObject;
}
