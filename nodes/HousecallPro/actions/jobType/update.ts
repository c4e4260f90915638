import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { jobTypeId } from './fields';

/** PUT /job_fields/job_types/{job_type_id}. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a job type',
		description: 'Rename a job type',
	},
	route: 'PUT /job_fields/job_types/{job_type_id}',
	fields: [jobTypeId, recordName('e.g. Install'), additionalFields([additionalJson])],
	returns: 'record',
};
