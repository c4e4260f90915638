import type { INodeProperties } from 'n8n-workflow';

/** Jobs, estimates and leads each have a pipeline of their own, with its own statuses. */
export const pipeline: INodeProperties = {
	displayName: 'Pipeline',
	name: 'resource_type',
	type: 'options',
	required: true,
	options: [
		{ name: 'Estimates', value: 'estimate' },
		{ name: 'Jobs', value: 'job' },
		{ name: 'Leads', value: 'lead' },
	],
	default: 'job',
};
