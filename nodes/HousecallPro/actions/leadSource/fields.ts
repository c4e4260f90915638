import type { INodeProperties } from 'n8n-workflow';

export const leadSourceId: INodeProperties = {
	displayName: 'Lead Source ID',
	name: 'lead_source_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. lsrc_0123456789abcdef0123456789abcdef',
	description: 'Lead Source → Get Many returns the IDs',
};
