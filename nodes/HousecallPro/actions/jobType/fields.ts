import type { INodeProperties } from 'n8n-workflow';

import { oneOf } from '../../descriptions/dropdowns';

export const jobTypeId: INodeProperties = {
	...oneOf({ displayName: 'Job Type Name or ID', name: 'job_type_id', load: 'getJobTypes' }),
	required: true,
};
