import type { Handlers } from '../http/call';
import { envelope } from '../http/paging';

export const pipeline: Handlers = {
	listPipelineStatuses: (call) => {
		const stages = call.state.pipelineStatuses.where('resource_type', call.query.resource_type);
		return envelope(call, 'statuses', stages, ({ id, name, status_type }) => ({
			id,
			name,
			status_type,
		}));
	},
};
