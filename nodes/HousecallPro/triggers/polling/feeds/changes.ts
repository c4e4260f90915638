import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../../../helpers/display';
import type { Api, ListCall } from '../../../transport/types';
import { readFrom } from '../diff';
import { MAX_DELAY, latest, OVERLAP, timeOf } from '../feed';
import type { Feed, Occurrence, FeedSnapshot, ReadContext } from '../feed';

const FIRST_PAGE = 50;
const LARGEST_PAGE = 200;

const NEWEST_CHANGES = { sort_by: 'updated_at', sort_direction: 'desc' };

const changedAt = ({ updated_at: time }: IDataObject) => timeOf(time);

/**
 * Reads a list by its latest changes (`sort_by=updated_at`, seen in production). An idle poll is one short page.
 * There is no filter for what changed since a time (probed).
 */
async function readChanges(source: ReadContext, list: Pick<ListCall, 'route' | 'list'>) {
	const { api, memory } = source;
	const query = { ...source.query, ...NEWEST_CHANGES };
	const call: ListCall = { ...list, query, paginated: true };
	const limit = memory ? FIRST_PAGE : LARGEST_PAGE;
	const first = await api.page({ ...call, limit }, 1);
	const times = first.records.map(changedAt);
	const hasMore = (first.totalPages ?? (first.records.length < limit ? 1 : 2)) > 1;
	if (!memory) {
		const from = hasMore ? (times[times.length - 1] ?? 0) + 1 : 0;
		return toReading(first.records, from);
	}
	// otherwise many changes of one moment would be read with every poll until the next change
	const since = source.isQuiet ? memory.cursor + 1 : readFrom(memory);
	// a list that is not sorted, or does not tell, is read whole or refused there
	if (hasMore && !isOlder(times, since)) {
		return toReading(await api.list({ ...call, changedSince: new Date(since).toISOString() }));
	}
	return toReading(first.records.filter((record) => (changedAt(record) ?? since) >= since));
}

/** Whether the page reaches back to before `since`, so that only older records are on the next one. */
function isOlder(times: Array<number | undefined>, since: number): boolean {
	const isSorted = times.every(
		(time, index) => time !== undefined && (index === 0 || time <= (times[index - 1] ?? 0)),
	);
	return isSorted && (times[times.length - 1] ?? 0) < since;
}

const toReading = (records: IDataObject[], from?: number): FeedSnapshot => ({
	records,
	at: latest(records.map(changedAt)),
	from,
});

/** Where a record says that an event happened. */
type Stamps = Record<string, (record: IDataObject) => unknown>;

const workStamp = (name: string) => (record: IDataObject) =>
	propertyOf(record.work_timestamps, name);

/** A creation is not a change as well. */
const updatedAt = ({ created_at, updated_at }: IDataObject) =>
	updated_at === created_at ? undefined : updated_at;

function stamped(resource: string, stamps: Stamps, record: IDataObject): Occurrence[] {
	return Object.entries(stamps).flatMap(([event, read]): Occurrence[] => {
		const at = timeOf(read(record));
		const late = event.endsWith('.updated') ? OVERLAP : MAX_DELAY;
		return at === undefined ? [] : [{ event, resource, record, at, late }];
	});
}

interface Changes {
	name: string;
	resource: string;
	list: Pick<ListCall, 'route' | 'list'>;
	stamps: Stamps;
	/** Events that are not told by one stamp of the record. */
	others?: string[];
	tell?: (record: IDataObject) => Occurrence[];
	confirm?: Feed['resolve'];
}

const changes = ({ name, resource, list, stamps, others = [], tell, confirm }: Changes): Feed => ({
	name,
	events: [...Object.keys(stamps), ...others],
	supportsStartFrom: true,
	sample: { call: { ...list, paginated: true, query: NEWEST_CHANGES }, resource },
	positionOf: changedAt,
	read: async (source) => await readChanges(source, list),
	derive: (record) => ({
		occurrences: [...stamped(resource, stamps, record), ...(tell?.(record) ?? [])],
	}),
	resolve: confirm,
});

/** A new job knows the options of the estimate that it was made of (recorded). */
function copied(record: IDataObject): Occurrence[] {
	const options = record.original_estimate_uuids;
	const at = timeOf(record.created_at);
	if (!Array.isArray(options) || options.length === 0 || at === undefined) return [];
	return [
		{
			event: 'estimate.copy_to_job',
			resource: 'estimate',
			record: { id: String(options[0]) },
			at,
			late: MAX_DELAY,
			occasion: String(record.id),
			more: { job: record },
		},
	];
}

/** Options have IDs of their own, and no list tells whose they are: the customer's estimates do. */
async function findEstimate(api: Api, occurrence: Occurrence): Promise<Occurrence> {
	const job = occurrence.more?.job;
	const customer = propertyOf(propertyOf(job, 'customer'), 'id');
	if (occurrence.event !== 'estimate.copy_to_job' || typeof customer !== 'string')
		return occurrence;
	const estimates = await api.list({
		route: 'GET /estimates',
		list: 'estimates',
		paginated: true,
		query: { customer_id: customer },
	});
	const estimate = estimates.find(({ options }) =>
		objects(options).some(({ id }) => id === occurrence.record.id),
	);
	return estimate ? { ...occurrence, record: estimate } : occurrence;
}

export const jobs = changes({
	name: 'jobs',
	resource: 'job',
	list: { route: 'GET /jobs', list: 'jobs' },
	stamps: {
		'job.created': ({ created_at }) => created_at,
		'job.on_my_way': workStamp('on_my_way_at'),
		'job.started': workStamp('started_at'),
		'job.completed': workStamp('completed_at'),
		'job.canceled': ({ canceled_at }) => canceled_at,
		'job.updated': updatedAt,
	},
	others: ['estimate.copy_to_job'],
	tell: copied,
	confirm: findEstimate,
});

export const customers = changes({
	name: 'customers',
	resource: 'customer',
	list: { route: 'GET /customers', list: 'customers' },
	stamps: {
		'customer.created': ({ created_at }) => created_at,
		'customer.updated': updatedAt,
	},
});

const optionsOf = (record: IDataObject): Occurrence[] =>
	objects(record.options).map(({ id, created_at }) => ({
		event: 'estimate.option.created',
		resource: 'estimate',
		record,
		at: timeOf(created_at),
		late: MAX_DELAY,
		occasion: String(id),
		more: { option_id: id },
	}));

export const estimates = changes({
	name: 'estimates',
	resource: 'estimate',
	list: { route: 'GET /estimates', list: 'estimates' },
	stamps: {
		'estimate.created': ({ created_at }) => created_at,
		'estimate.on_my_way': workStamp('on_my_way_at'),
		'estimate.completed': workStamp('completed_at'),
		'estimate.updated': updatedAt,
	},
	others: ['estimate.option.created'],
	tell: (record) => optionsOf(record).filter(({ at }) => at !== undefined),
});

export const calendarEvents = changes({
	name: 'calendarEvents',
	resource: 'calendar_event',
	list: { route: 'GET /events', list: 'events' },
	stamps: {
		'calendar_event.created': ({ created_at }) => created_at,
		'calendar_event.updated': updatedAt,
	},
});
