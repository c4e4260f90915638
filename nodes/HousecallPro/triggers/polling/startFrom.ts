import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import { DAY } from './feed';

/** Further back, the lists that have to be read whole grow too long. */
const MAX_DAYS = 90;

/** Epoch milliseconds. */
export const notLongAgo = (time: number | undefined, now: number): number | undefined =>
	time === undefined ? undefined : Math.max(time, now - MAX_DAYS * DAY);

/**
 * Where the workflow's static data says which nodes have begun in the past. A renamed node loses its own static data, but
 * not this, and keeps its ID.
 */
const KEY = 'housecallProStartFrom';

function begunIn(context: IPollFunctions): IDataObject {
	const begun = context.getWorkflowStaticData('global')[KEY];
	return isObject(begun) ? begun : {};
}

/** Whether "Start From" counts: nothing was read before, and not because the node was renamed. */
export const isToBegin = (context: IPollFunctions) => !(context.getNode().id in begunIn(context));

/** @param now epoch milliseconds */
export function noteBegun(context: IPollFunctions, now: number): void {
	const begun = { ...begunIn(context), [context.getNode().id]: now };
	context.getWorkflowStaticData('global')[KEY] = begun;
}
