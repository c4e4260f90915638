import type { INodeProperties } from 'n8n-workflow';

import type { RequestParts } from '../../transport/types';
import type { AccountListName } from '../../descriptions/accountLists';
import { dropdown } from '../../descriptions/dropdowns';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { estimateId, jobId, leadId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { pipeline } from './fields';

const shownFor = (kind: string) => ({ show: { resource_type: [kind] } });

/** The statuses of one pipeline; `name` keeps what was chosen for each pipeline apart. */
const status = (kind: string, name: string, load: AccountListName): INodeProperties => ({
	...dropdown({ displayName: 'Status Name or ID', name, load }),
	displayOptions: shownFor(kind),
	required: true,
});

/** On the wire there is one record and one status, whatever the pipeline. */
function toMove({ path, body = {} }: RequestParts): RequestParts {
	const { estimate_id, job_id, lead_id, ...others } = body;
	const { estimate_status, job_status, lead_status, ...rest } = others;
	return {
		path,
		body: {
			resource_id: estimate_id ?? job_id ?? lead_id,
			status_id: estimate_status ?? job_status ?? lead_status,
			...rest,
		},
	};
}

/**
 * PUT /pipeline/statuses. The service moves forward only, to the same status or a later one. It describes an
 * answer, but answers 200 without a body (live-recorded).
 */
export const set: Operation = {
	option: {
		name: 'Set',
		value: 'set',
		action: 'Set the pipeline status of a job, estimate or lead',
		description:
			'Move a job, estimate or lead forward to a pipeline status; it cannot be moved back again',
	},
	route: 'PUT /pipeline/statuses',
	fields: [
		pipeline,
		{ ...estimateId, displayOptions: shownFor('estimate') },
		{ ...jobId, displayOptions: shownFor('job') },
		{ ...leadId, displayOptions: shownFor('lead') },
		status('estimate', 'estimate_status', 'getEstimateStatuses'),
		status('job', 'job_status', 'getJobStatuses'),
		status('lead', 'lead_status', 'getLeadStatuses'),
		additionalFields([additionalJson]),
	],
	preSend: toMove,
	returns: 'record',
};
