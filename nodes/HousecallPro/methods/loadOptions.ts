import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { readCached } from './read';
import * as sources from './sources';
import type { Source } from './sources';

/** Records of the price book are known by a `uuid`, all others by an `id`. */
const valueOf = (record: IDataObject, key: 'id' | 'name') =>
	String(key === 'id' ? (record.id ?? record.uuid) : record.name);

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** All records of a list of the account, A–Z. `value` is the ID, or the name where the service wants names. */
const load = (source: Source, value: 'id' | 'name', query = {}): Load =>
	async function () {
		const { route, fallback, list, label } = source;
		const call = { route, fallback, list, query, paged: true };
		const records = await readCached(
			this,
			JSON.stringify(call),
			async (api) => await api.list(call),
		);
		return records
			.map((record) => ({ name: label(record), value: valueOf(record, value) }))
			.sort((a, b) => a.name.localeCompare(b.name));
	};

export const getTagNames = load(sources.tags, 'name');
export const getTagIds = load(sources.tags, 'id');
export const getLeadSources = load(sources.leadSources, 'name');
export const getLeadSourceIds = load(sources.leadSources, 'id');
export const getJobTypes = load(sources.jobTypes, 'id');
export const getEmployees = load(sources.employees, 'id');
export const getLocations = load(sources.locations, 'id');
export const getMaterialCategories = load(sources.materialCategories, 'id');
export const getJobStatuses = load(sources.pipelineStatuses, 'id', { resource_type: 'job' });
export const getLeadStatuses = load(sources.pipelineStatuses, 'id', { resource_type: 'lead' });
export const getEstimateStatuses = load(sources.pipelineStatuses, 'id', {
	resource_type: 'estimate',
});
