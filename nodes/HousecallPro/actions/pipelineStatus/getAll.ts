import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { pipeline } from './fields';

/** GET /pipeline/statuses. Answers an empty list where the company does not use the pipeline. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many pipeline statuses',
		description:
			'List the statuses that a job, estimate or lead goes through, in the pipeline of its kind',
	},
	route: 'GET /pipeline/statuses',
	fields: [pipeline, ...returnAllOrLimit],
	returns: { list: 'statuses', paginated: true },
};
