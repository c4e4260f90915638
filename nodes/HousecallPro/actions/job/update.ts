import { additionalJson, needsChange, updateFields } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import { isObject } from '../../helpers/values';
import { withWritableLineItems } from '../lineItem/writable';
import type { Operation } from '../../operation/operation';
import { changedJobDetails, jobProgress } from './fields';
import { assertLists } from './lists';
import { keepDuration } from './schedule';
import { simpleJob } from './simplify';
import { updateInParts } from './updateInParts';

/** PUT /jobs/{job_id}. Only what is sent changes; a list that is sent takes the place of the old one. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a job',
		description:
			'Change some fields of a job, such as description, schedule, employees, tags, notes or line items. Line items that are given replace all old ones; a visit stays as long as it was unless an end is given.',
	},
	route: 'PUT /jobs/{job_id}',
	fallback: { run: updateInParts },
	fields: [jobId, updateFields([...changedJobDetails, ...jobProgress, additionalJson])],
	preSend: (parts) => withWritableLineItems(assertLists(needsChange(parts))),
	simplify: simpleJob,
	returns: 'record',
	execute: async ({ api, call }) => {
		const { schedule: given, ...rest } = call.body ?? {};
		if (!isObject(given) || given.anytime) return await api.send(call);
		const ends = ['scheduled_start', 'scheduled_end'] as const;
		const schedule = await keepDuration(api, call.path, given, ends);
		return await api.send({ ...call, body: { ...rest, schedule } });
	},
};
