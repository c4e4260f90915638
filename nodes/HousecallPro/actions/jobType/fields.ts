import type { INodeProperties } from 'n8n-workflow';

import { dropdown } from '../../descriptions/dropdowns';

export const jobTypeId: INodeProperties = {
	...dropdown({ displayName: 'Job Type Name or ID', name: 'job_type_id', load: 'getJobTypes' }),
	required: true,
};
