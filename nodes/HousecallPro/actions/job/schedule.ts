import type { IDataObject } from 'n8n-workflow';

import { withEnd, withStart } from '../../descriptions/duration';
import type { Ends } from '../../descriptions/duration';
import { FieldError, isObject } from '../../helpers/values';
import type { Api, RequestParts } from '../../transport/types';

export async function readJob(api: Api, path: RequestParts['path']): Promise<IDataObject> {
	const job = await api.send({ route: 'GET /jobs/{job_id}', path });
	return isObject(job) ? job : {};
}

const toTime = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : NaN);

/** Times are compared as moments, since the service may write them otherwise. */
export const isSameTime = (a: unknown, b: unknown) => a === b || toTime(a) === toTime(b);

/** What the ends of a job's visit are called where the job is written as a whole. */
export const JOB_ENDS: Ends = {
	start: 'scheduled_start',
	end: 'scheduled_end',
	startLabel: 'Scheduled Start',
	durationLabel: 'Scheduled Duration (Minutes)',
	endLabel: 'Scheduled End',
};

/** A new job. @throws FieldError for a schedule that does not say when */
export function withNewSchedule(parts: RequestParts): RequestParts {
	const { schedule } = parts.body ?? {};
	if (!isObject(schedule)) return parts;
	withStart(schedule, JOB_ENDS);
	if (schedule.anytime === true && !schedule.anytime_start_date) {
		throw new FieldError(
			'Anytime Start Date',
			'is needed where "Anytime" is on',
			'Fill it in, or check the expression that fills it.',
		);
	}
	return parts;
}

/** A job whose schedule has an end in place of a duration. @throws FieldError as `withEnd` */
export function withJobEnd({ path, query, body = {} }: RequestParts): RequestParts {
	const { schedule } = body;
	if (!isObject(schedule)) return { path, query, body };
	return { path, query, body: { ...body, schedule: withEnd(schedule, JOB_ENDS) } };
}
