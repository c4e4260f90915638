import type { INodeProperties } from 'n8n-workflow';

import { oneOf } from '../../descriptions/dropdowns';

export const leadSourceId: INodeProperties = {
	...oneOf({
		displayName: 'Lead Source Name or ID',
		name: 'lead_source_id',
		load: 'getLeadSourceIds',
	}),
	required: true,
};
