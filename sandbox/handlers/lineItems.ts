import type { Call, Handlers } from '../http/call';
import { invalid, notFound } from '../http/errors';
import type { Job, LineItem } from '../state/model';
import { lineItemViews } from '../views/parts';
import { changeLineItem, makeLineItem, mergeLineItems, type LineItemInput } from './lineItemInput';
import { needJob } from './lookup';

export const lineItems: Handlers = {
	listJobLineItems: (call) => listOf(needJob(call)),

	createJobLineItem: (call) => {
		const job = needJob(call);
		const input = call.body<LineItemInput>();
		if (!input.name) throw invalid({ name: ["can't be blank"] });
		const item = makeLineItem(call, input);
		job.line_items.push(item);
		return changed(call, job, item);
	},

	updateJobLineItem: (call) => {
		const job = needJob(call);
		const item = changeLineItem(needLineItem(job, call.params.id), call.body<LineItemInput>());
		return changed(call, job, item);
	},

	deleteJobLineItem: (call) => {
		const job = needJob(call);
		const { id } = needLineItem(job, call.params.id);
		job.line_items = job.line_items.filter((item) => item.id !== id);
		touch(call, job);
		return { id, deleted: true };
	},

	bulkUpdateJobLineItems: (call) => {
		const job = needJob(call);
		const input = call.body<{ line_items?: LineItemInput[]; append_line_items?: boolean }>();
		const append = input.append_line_items ?? false;
		job.line_items = mergeLineItems(call, job.line_items, input.line_items ?? [], append);
		touch(call, job);
		const { data, url } = listOf(job);
		return { data, url };
	},
};

function listOf(job: Job) {
	const url = `/jobs/${job.id}/line_items`;
	return {
		object: 'list',
		data: lineItemViews(job.line_items, url),
		url,
	};
}

function needLineItem(job: Job, id: string): LineItem {
	const item = job.line_items.find((candidate) => candidate.id === id);
	if (!item) throw notFound('Line item');
	return item;
}

function changed(call: Call, job: Job, item: LineItem) {
	touch(call, job);
	return listOf(job).data[job.line_items.indexOf(item)];
}

function touch(call: Call, job: Job): void {
	call.state.jobs.touch(job, call.now);
	call.events.job('updated', job);
}
