import { filters, returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** GET /job_fields/job_types. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many job types',
		description: 'List the job types with their IDs, which jobs and estimates are given',
	},
	route: 'GET /job_fields/job_types',
	fields: [
		...returnAllOrLimit,
		filters([
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Install',
			},
		]),
	],
	returns: { list: 'job_types', paginated: true },
};
