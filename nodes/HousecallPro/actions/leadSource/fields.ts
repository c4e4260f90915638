import type { INodeProperties } from 'n8n-workflow';

import { dropdown } from '../../descriptions/dropdowns';

export const leadSourceId: INodeProperties = {
	...dropdown({
		displayName: 'Lead Source Name or ID',
		name: 'lead_source_id',
		load: 'getLeadSourceIds',
	}),
	required: true,
};
