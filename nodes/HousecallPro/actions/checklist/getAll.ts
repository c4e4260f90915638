import { ofEstimates, ofJobs } from '../../descriptions/idLists';
import { returnAllOrLimit } from '../../descriptions/collections';
import { FieldError } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';

function needsJobOrEstimate(parts: RequestParts): RequestParts {
	if (!parts.query?.job_uuids && !parts.query?.estimate_uuids) {
		throw new FieldError(
			'Jobs',
			'is empty, and so is "Estimates"',
			'Housecall Pro lists the checklists of given jobs or estimates only. Choose at least one.',
		);
	}
	return parts;
}

/** GET /checklists. Pages by `per_page`, without totals. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many checklists',
		description: 'List the checklists of some jobs or estimates with their sections and answers',
	},
	route: 'GET /checklists',
	fields: [ofJobs, ofEstimates, ...returnAllOrLimit],
	preSend: needsJobOrEstimate,
	returns: { list: 'checklists', paginated: true, pageSizeParam: 'per_page' },
};
