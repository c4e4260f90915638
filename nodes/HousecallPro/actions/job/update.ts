import { additionalJson, needsChange, updateFields } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import { withWritableLineItems } from '../lineItem/writable';
import type { Operation } from '../../operation/operation';
import { jobDetails, jobProgress } from './fields';
import { withLists } from './lists';
import { simpleJob } from './simplify';
import { updateInParts } from './updateInParts';

/** PUT /jobs/{job_id}. Only what is sent changes; a list that is sent takes the place of the old one. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a job',
		description:
			'Change some fields of a job, such as schedule, employees, tags, notes or line items; line items that are given replace all old ones',
	},
	route: 'PUT /jobs/{job_id}',
	fallback: { run: updateInParts },
	fields: [jobId, updateFields([...jobDetails, ...jobProgress, additionalJson])],
	preSend: (parts) => withWritableLineItems(withLists(needsChange(parts))),
	simplify: simpleJob,
	returns: 'record',
};
