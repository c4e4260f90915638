import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** POST /job_fields/job_types. Answers 200 with the job type. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a job type',
		description: 'Add a job type, such as Install, that jobs and estimates can then be given',
	},
	route: 'POST /job_fields/job_types',
	fields: [recordName('e.g. Install'), additionalFields([additionalJson])],
	returns: 'record',
};
