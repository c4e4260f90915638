import type { Call, Handlers } from '../http/call';
import { invalid } from '../http/errors';
import { envelope, sorted } from '../http/paging';
import type { Collection } from '../state/collection';
import type { Named } from '../state/model';
import { need } from './lookup';

type View = (record: Named) => unknown;

const plain: View = ({ id, name }) => ({ id, name });
const editable: View = ({ id, name }) => ({ id, name, editable: true });

/** The pick lists whose members are a name: tags, lead sources and job types. */
export const names: Handlers = {
	listTags: (call) => list(call, 'tags', call.state.tags, plain),
	createTag: (call) => plain(add(call, call.state.tags, 'tag')),
	updateTag: (call) => plain(rename(call, call.state.tags, call.params.tag_id, 'Tag')),

	listLeadSources: (call) =>
		list(call, 'lead_sources', call.state.leadSources, editable, call.query.q),
	createLeadSource: (call) => editable(add(call, call.state.leadSources, 'lsrc')),
	updateLeadSource: (call) =>
		editable(rename(call, call.state.leadSources, call.params.lead_source_id, 'Lead source')),

	listJobTypes: (call) => list(call, 'job_types', call.state.jobTypes, plain, call.query.name),
	createJobType: (call) => plain(add(call, call.state.jobTypes, 'jbt')),
	updateJobType: (call) =>
		plain(rename(call, call.state.jobTypes, call.params.job_type_id, 'Job type')),
};

function list(
	call: Call,
	plural: string,
	records: Collection<Named>,
	view: View,
	search: unknown = '',
) {
	const text = String(search).toLowerCase();
	const found = sorted(call, records).filter(({ name }) => name.toLowerCase().includes(text));
	return envelope(call, plural, found, view);
}

function add(call: Call, records: Collection<Named>, prefix: string): Named {
	return records.add({
		id: call.state.ids.next(prefix),
		company_id: call.company.id,
		name: newName(call, records),
		created_at: call.now,
		updated_at: call.now,
	});
}

function rename(call: Call, records: Collection<Named>, id: string, thing: string): Named {
	const record = need(call, records, id, thing);
	const name = newName(call, records, record);
	return records.touch(Object.assign(record, { name }), call.now);
}

/** @throws Refusal 422 when the name is empty or taken by another record than `owner` */
function newName(call: Call, records: Collection<Named>, owner?: Named): string {
	const name = call.body<{ name?: string }>().name?.trim();
	if (!name) throw invalid({ name: ["can't be blank"] });
	const other = records.find((record) => record.name === name && record !== owner);
	if (other) throw invalid({ name: ['has already been taken'] });
	return name;
}
