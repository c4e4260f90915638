import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../../../helpers/display';
import type { ListCall } from '../../../transport/types';
import { keyOf } from '../diff';
import { DAY, MAX_DELAY, latest } from '../feed';
import { timeOf } from '../timeOf';
import type { DeriveContext, Feed, Occurrence, ReadContext } from '../feed';
import { readKnown, shortHash } from '../memory';

const CALL: ListCall = { route: 'GET /leads', list: 'leads', paginated: true, limit: 200 };

const REMEMBERED = 350;
const FIRST_PAGES = 2;
const MAX_PAGES = 25;

/** Numbers rise with each lead; a list may lag behind by a few. */
const NUMBERS = 20;

const statusOf = ({ pipeline_status: status }: IDataObject) =>
	String(propertyOf(status, 'name') ?? status ?? '');

const conversionsOf = ({ conversions }: IDataObject) =>
	objects(conversions)
		.map(({ id }) => String(id))
		.sort()
		.join('+');

const numberOf = ({ number }: IDataObject) => (typeof number === 'number' ? number : 0);

const toText = (lead: IDataObject) =>
	[
		shortHash(statusOf(lead), 3),
		conversionsOf(lead) ? shortHash(conversionsOf(lead), 3) : '...',
		lead.status === 'lost' ? 'L' : '-',
		numberOf(lead).toString(36),
	].join('');

const numberIn = (text: string) => parseInt(text.slice(7), 36);

/**
 * Leads have no times (recorded), so they are compared with what is remembered. The list can be sorted by
 * `updated_at` all the same (documented, used in production): the first page without news is the last one read.
 */
async function read({ api, query, memory, now }: ReadContext) {
	const known = memory ? readKnown(memory) : new Map<string, string>();
	const sorted = { ...query, sort_by: 'updated_at', sort_direction: 'desc' };
	const found = new Map<unknown, IDataObject>();
	for (let number = 1, more = true; more; number++) {
		const page = await api.page({ ...CALL, query: sorted }, number);
		for (const record of page.records) found.set(record.id, record);
		const hasNews = page.records.some((lead) => known.get(keyOf(leads, lead)) !== toText(lead));
		more =
			hasNews && number < Math.min(page.totalPages ?? Infinity, memory ? MAX_PAGES : FIRST_PAGES);
		more &&= page.records.length > 0;
	}
	const records = [...found.values()];
	const top = [...known.values()].map(numberIn).reduce((a, b) => Math.max(a, b), 0);
	return {
		records,
		at: latest([...records.map(({ lost_at }) => timeOf(lost_at)), memory ? undefined : now - DAY]),
		isFresh: (lead: IDataObject) =>
			memory !== undefined && (!memory.partial || numberOf(lead) > top - NUMBERS),
	};
}

function changed(record: IDataObject, { before, isFresh, round }: DeriveContext): Occurrence[] {
	const lead = { resource: 'lead', record };
	const after = toText(record);
	const old = before ?? (isFresh ? undefined : after);
	const occurrences: Occurrence[] = isFresh ? [{ ...lead, event: 'lead.created' }] : [];
	if (old !== undefined && old.slice(0, 3) !== after.slice(0, 3)) {
		occurrences.push({
			...lead,
			event: 'lead.pipeline_status_changed',
			occasion: [statusOf(record), round].join('/'),
			more: { changes: { pipeline_status: { to: statusOf(record) } } },
		});
	}
	if (conversionsOf(record) && old?.slice(3, 6) !== after.slice(3, 6)) {
		occurrences.push({ ...lead, event: 'lead.converted' });
	}
	return occurrences;
}

function lost(record: IDataObject): Occurrence[] {
	const at = timeOf(record.lost_at);
	if (at === undefined || record.status !== 'lost') return [];
	return [{ event: 'lead.lost', resource: 'lead', record, at, late: MAX_DELAY }];
}

export const leads: Feed = {
	name: 'leads',
	events: ['lead.converted', 'lead.created', 'lead.lost', 'lead.pipeline_status_changed'],
	maxRecords: REMEMBERED,
	sample: { call: CALL, resource: 'lead' },
	read,
	derive: (record, clues) => ({
		occurrences: [...changed(record, clues), ...lost(record)],
		remember: toText(record),
	}),
};
