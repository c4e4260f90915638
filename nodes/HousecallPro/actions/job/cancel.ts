import type { INodeProperties } from 'n8n-workflow';

import { additionalFields, additionalJson } from '../../descriptions/collections';
import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import { simpleJob } from './simplify';

const canceledBy: INodeProperties = {
	displayName: 'Canceled By',
	name: 'work_status',
	type: 'options',
	options: [
		{ name: 'Company', value: 'pro_canceled' },
		{ name: 'Customer', value: 'user_canceled' },
	],
	default: 'user_canceled',
};

/** PUT /jobs/{job_id} with the work status alone. The live service has no way to cancel a job. */
export const cancel: Operation = {
	option: {
		name: 'Cancel',
		value: 'cancel',
		action: 'Cancel a job',
		description:
			'Mark a job as canceled (called off) by the customer or by the company; it stays in the records',
	},
	route: 'PUT /jobs/{job_id}',
	composedOf: [],
	fallback: {
		advice:
			'Jobs are canceled by hand: open the job in Housecall Pro and choose Cancel. From here, Job → Remove Schedule takes it off the calendar.',
	},
	fields: [jobId, canceledBy, additionalFields([additionalJson])],
	simplify: simpleJob,
	returns: 'record',
};
