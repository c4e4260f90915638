import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { estimateOptionIds } from '../../descriptions/idLists';

/**
 * POST /estimates/options/approve. Returns `{ status, last_updated_at }`, and `copied_on_approval_to_job_id` where
 * the company has approved estimates copied to a job: all options of the call then go to that one job.
 */
export const approve: Operation = {
	option: {
		name: 'Approve',
		value: 'approve',
		action: 'Approve estimate options',
		description:
			'Mark estimate options as approved by the company; where set up in Housecall Pro, this also makes one job of them and returns its ID',
	},
	route: 'POST /estimates/options/approve',
	fields: [estimateOptionIds, additionalFields([additionalJson])],
	amounts: [],
	returns: 'record',
};
