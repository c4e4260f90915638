import { additionalJson, needsChange, updateFields } from '../../descriptions/collections';
import { keepDuration } from '../../descriptions/duration';
import { jobId } from '../../descriptions/locators';
import { isObject } from '../../helpers/values';
import { withWritableLineItems } from '../lineItem/writable';
import type { Operation } from '../../operation/operation';
import { changedJobDetails, jobProgress } from './fields';
import { assertLists } from './lists';
import { JOB_ENDS, readJob, withJobEnd } from './schedule';
import { simpleJob } from './simplify';
import { updateInParts } from './updateInParts';

/** PUT /jobs/{job_id}. Only what is sent changes; a list that is sent takes the place of the old one. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a job',
		description:
			'Change some fields of a job, such as description, schedule, employees, tags, notes or line items. Line items that are given replace all old ones; a visit stays as long as it was unless a duration or an end is given.',
	},
	route: 'PUT /jobs/{job_id}',
	fallback: { run: updateInParts },
	fields: [jobId, updateFields([...changedJobDetails, ...jobProgress, additionalJson])],
	preSend: (parts) => withJobEnd(withWritableLineItems(assertLists(needsChange(parts)))),
	simplify: simpleJob,
	returns: 'record',
	execute: async ({ api, call }) => {
		const { schedule: given, ...rest } = call.body ?? {};
		if (!isObject(given) || given.anytime) return await api.send(call);
		const read = async () => await readJob(api, call.path);
		const schedule = await keepDuration(given, JOB_ENDS, read);
		return await api.send({ ...call, body: { ...rest, schedule } });
	},
};
