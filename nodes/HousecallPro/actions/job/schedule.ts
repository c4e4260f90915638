import type { IDataObject } from 'n8n-workflow';

import { propertyOf } from '../../helpers/display';
import { isObject } from '../../helpers/values';
import type { Api, RequestParts } from '../../transport/types';

export async function readJob(api: Api, path: RequestParts['path']): Promise<IDataObject> {
	const job = await api.send({ route: 'GET /jobs/{job_id}', path });
	return isObject(job) ? job : {};
}

const toTime = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : NaN);

/** Times are compared as moments, since the service may write them otherwise. */
export const isSameTime = (a: unknown, b: unknown) => a === b || toTime(a) === toTime(b);

/** What the two ends of a visit are called: a job and its schedule name them differently. */
type Ends = readonly [start: string, end: string];

/**
 * A schedule whose start moves without an end gets one, so that the visit stays as long as it is. One that has no
 * length yet is left as it is.
 */
export async function keepDuration(
	api: Api,
	path: RequestParts['path'],
	schedule: IDataObject,
	[start, end]: Ends,
): Promise<IDataObject> {
	const begin = toTime(schedule[start]);
	if (Number.isNaN(begin) || schedule[end]) return schedule;
	const { schedule: current } = await readJob(api, path);
	const length =
		toTime(propertyOf(current, 'scheduled_end')) - toTime(propertyOf(current, 'scheduled_start'));
	return length > 0 ? { ...schedule, [end]: toWireTime(begin + length) } : schedule;
}

/** The service refuses milliseconds. */
const toWireTime = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
