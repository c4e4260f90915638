import type { Call, Handlers } from '../http/call';
import { invalid, notFound } from '../http/errors';
import type { Job } from '../state/model';
import { need, needJob } from './lookup';
import { touchJob } from './jobChanges';

/** Tags and notes of a job. */
export const jobDetails: Handlers = {
	addJobTag: (call) => {
		const job = needJob(call);
		const tag = need(call, call.state.tags, call.body<{ tag_id: string }>().tag_id, 'Tag');
		if (!job.tags.includes(tag.name)) job.tags.push(tag.name);
		return tagsAfter(call, job);
	},

	removeJobTag: (call) => {
		const job = needJob(call);
		const tag = need(call, call.state.tags, call.params.tag_id, 'Tag');
		job.tags = job.tags.filter((name) => name !== tag.name);
		return tagsAfter(call, job);
	},

	createJobNote: (call) => {
		const job = needJob(call);
		const { content } = call.body<{ content: string }>();
		if (!content.trim()) throw invalid({ content: ["can't be blank"] });
		const note = { id: call.state.ids.next('nte'), content };
		job.notes.push(note);
		touchJob(call, job, 'note');
		return note;
	},

	deleteJobNote: (call) => {
		const job = needJob(call);
		const note = job.notes.find(({ id }) => id === call.params.note_id);
		if (!note) throw notFound('Note');
		job.notes = job.notes.filter((other) => other !== note);
		touchJob(call, job, 'note');
	},
};

function tagsAfter(call: Call, job: Job) {
	touchJob(call, job, 'tag');
	const tags = call.state.tags.all().filter((tag) => job.tags.includes(tag.name));
	return { tags: tags.map(({ id, name }) => ({ id, name })) };
}
