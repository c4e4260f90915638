import type { Call, Handlers } from '../http/call';
import { invalid } from '../http/errors';
import type { Attachment, Link, StoredFile } from '../state/model';
import { needEstimate } from './estimates';
import { needOption } from './estimateOptions';
import { touchJob } from './jobChanges';
import { needJob } from './lookup';

interface Holder {
	attachments: Attachment[];
	links: Link[];
}

/** Files and links on jobs and on the options of estimates. */
export const attachments: Handlers = {
	createJobAttachment: (call) => {
		const job = needJob(call);
		attach(call, job);
		touchJob(call, job);
		return { job_url: `${call.origin}/jobs/${job.id}` };
	},

	createJobLink: (call) => {
		const job = needJob(call);
		const link = addLink(call, job);
		touchJob(call, job);
		return link;
	},

	createEstimateOptionAttachment: (call) => {
		const estimate = needEstimate(call);
		const option = needOption(estimate, call.params.option_id);
		attach(call, option);
		option.updated_at = call.now;
		return { estimate_url: `${call.origin}/estimates/${estimate.id}` };
	},

	createEstimateOptionLink: (call) => {
		const option = needOption(needEstimate(call), call.params.option_id);
		option.updated_at = call.now;
		return addLink(call, option);
	},
};

/** @throws Refusal 422 without the part `file` */
function attach(call: Call, holder: Holder): void {
	const { file } = call.body<{ file?: StoredFile }>();
	if (!file?.content) throw invalid({ file: ['is missing'] });
	const id = call.state.ids.next('att');
	call.state.files.set(id, file);
	const url = `${call.origin}/_sandbox/files/${id}`;
	holder.attachments.push({ id, file_name: file.name, url, file_type: file.type });
}

/** @throws Refusal 422 for an address that is none */
function addLink(call: Call, holder: Holder): Link {
	const { title, url } = call.body<{ title: string; url: string }>();
	if (!URL.canParse(url)) throw invalid({ url: ['is invalid'] });
	const link = { id: call.state.ids.next('lnk'), title, url };
	holder.links.push(link);
	return link;
}
