import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { FAIL_FAST, readCached } from './read';
import { matching, toResults } from './results';
import type { Search } from './results';
import type { ChildSource } from './sources';

function idIn(context: ILoadOptionsFunctions, parent: string): string {
	const id = context.getCurrentNodeParameter(parent, { extractValue: true });
	return typeof id === 'string' ? id : '';
}

/** A picker over what belongs to the records that other fields of the node hold; it is empty until they are chosen. */
export const searchWithin = ({
	parents,
	route,
	list,
	entries = (records) => records,
	label,
}: ChildSource): Search =>
	async function (filter) {
		const path = Object.fromEntries(parents.map((parent) => [parent, idIn(this, parent)]));
		if (Object.values(path).includes('')) return { results: [] };
		const call = { ...FAIL_FAST, route, list, path, paginated: false };
		const records = await readCached(
			this,
			JSON.stringify(call),
			async (api) => await api.list(call),
		);
		return { results: matching(toResults(this, entries(records, path), label), filter) };
	};
