import type { Call, Handlers } from '../http/call';
import { notFound, unprocessable } from '../http/errors';
import { envelope } from '../http/paging';
import type { PipelineStatus } from '../state/model';
import { need } from './lookup';

type ResourceType = PipelineStatus['resource_type'];

/** The stages that leads, estimates and jobs go through. */
export const pipeline: Handlers = {
	listPipelineStatuses: (call) =>
		envelope(call, 'statuses', stagesOf(call, call.query.resource_type), (stage) => ({
			id: stage.id,
			name: stage.name,
			status_type: stage.status_type,
		})),

	/** Forward only. Answers with an empty body, as recorded, though the description shows one. */
	updatePipelineStatus: (call) => {
		const input = call.body<{
			resource_type: ResourceType;
			resource_id: string;
			status_id: string;
		}>();
		const stages = stagesOf(call, input.resource_type);
		const target = stages.findIndex(({ id }) => id === input.status_id);
		if (target < 0) throw notFound('Pipeline status');
		const { record, tell } = resourceOf(call, input.resource_type, input.resource_id);
		const current = stages.findIndex(({ id }) => id === record.pipeline_status_id);
		if (target < current) throw unprocessable('Pipeline status can only move forward');
		record.pipeline_status_id = input.status_id;
		tell();
	},
};

function stagesOf(call: Call, type: unknown): readonly PipelineStatus[] {
	return call.state.pipelineStatuses.where('resource_type', type);
}

function resourceOf(call: Call, type: ResourceType, id: string) {
	const { leads, jobs, estimates } = call.state;
	if (type === 'lead') {
		const record = need(call, leads, id, 'Lead');
		return { record, tell: () => call.events.lead('updated', leads.touch(record, call.now)) };
	}
	if (type === 'job') {
		const record = need(call, jobs, id, 'Job');
		return { record, tell: () => call.events.job('updated', jobs.touch(record, call.now)) };
	}
	const record = need(call, estimates, id, 'Estimate');
	return { record, tell: () => call.events.estimate('updated', estimates.touch(record, call.now)) };
}
