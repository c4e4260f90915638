import type { INodeProperties } from 'n8n-workflow';

export const jobTypeId: INodeProperties = {
	displayName: 'Job Type Name or ID',
	name: 'job_type_id',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getJobTypes' },
	required: true,
	default: '',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
