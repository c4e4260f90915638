import type { INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../descriptions/collections';
import { FieldError } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';

const ofWhat: INodeProperties[] = [
	{
		displayName: 'Job IDs',
		name: 'job_uuids',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Job' },
		default: [],
		placeholder: 'e.g. job_0123456789abcdef0123456789abcdef',
		description: 'The jobs whose checklists are wanted. Job → Get Many returns the IDs.',
	},
	{
		displayName: 'Estimate IDs',
		name: 'estimate_uuids',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Estimate' },
		default: [],
		placeholder: 'e.g. csr_0123456789abcdef0123456789abcdef',
		description: 'The estimates whose checklists are wanted. Estimate → Get Many returns the IDs.',
	},
];

function needsJobOrEstimate(parts: RequestParts): RequestParts {
	if (!parts.query?.job_uuids && !parts.query?.estimate_uuids) {
		throw new FieldError(
			'Job IDs',
			'is empty, and so is "Estimate IDs"',
			'Housecall Pro lists the checklists of given jobs or estimates only. Fill in at least one ID.',
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
	fields: [...ofWhat, ...returnAllOrLimit],
	preSend: needsJobOrEstimate,
	returns: { list: 'checklists', paginated: true, pageSizeParam: 'per_page' },
};
