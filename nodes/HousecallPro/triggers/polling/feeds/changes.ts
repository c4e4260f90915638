import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../../../helpers/display';
import type { Api, ListCall } from '../../../transport/types';
import {
	changedAt,
	hasMore,
	holdsAllSince,
	LARGEST_PAGE,
	readDown,
	readOldestFirst,
	sortedTimes,
	unknownPlace,
} from '../changedPages';
import type { ReadChanges } from '../changedPages';
import { readFrom } from '../diff';
import { MAX_DELAY, latest, OVERLAP } from '../feed';
import { timeOf } from '../timeOf';
import { unlessMissing } from '../../missing';
import type { Feed, FeedSnapshot, Occurrence, PartRead, ReadContext } from '../feed';

const FIRST_PAGE = 50;

/** How many records one poll reads of those that have piled up. */
const ENOUGH = 1000;

const NEWEST_CHANGES = { sort_by: 'updated_at', sort_direction: 'desc' };

/**
 * Reads a list by its latest changes (`sort_by=updated_at`, seen in production). An idle poll is one short page.
 * There is no filter for what changed since a time (probed).
 */
async function readChanges(source: ReadContext, list: Pick<ListCall, 'route' | 'list'>) {
	const { api, memory, behind } = source;
	const query = { ...source.query, ...NEWEST_CHANGES };
	const call: ListCall = { ...list, query, paginated: true };
	const readPage: ReadChanges = async (number, limit) => await api.page({ ...call, limit }, number);
	const size = memory && !source.firstPage ? FIRST_PAGE : LARGEST_PAGE;
	const first = await (source.firstPage ?? readPage(1, size));
	const times = sortedTimes(first.records);
	if (!memory) {
		const from = hasMore(first, size) ? (times?.[times.length - 1] ?? 0) + 1 : 0;
		return toReading(first.records, from);
	}
	// otherwise many changes of one moment would be read with every poll until the next change
	const usual = source.isQuiet ? memory.cursor + 1 : readFrom(memory);
	const newest = times && Math.min(times[0], source.clock.present);
	const since = goesOnFrom(behind?.part, newest) ?? usual;
	if (holdsAllSince(first, since, size)) {
		return toReading(first.records.filter((record) => (changedAt(record) ?? since) >= since));
	}
	// a list that is not sorted, or does not tell, is read whole or refused there
	if (!newest || first.totalItems === undefined || (first.size ?? size) !== size) {
		return toReading(await api.list({ ...call, changedSince: new Date(since).toISOString() }));
	}
	const all = behind ? undefined : await readDown(readPage, { since, until: Infinity });
	if (all) return toReading([...all.values()]);
	const place = behind?.place ?? unknownPlace();
	const { records, reached, failure } = await readOldestFirst(readPage, since, place, ENOUGH);
	if (reached === undefined) return toReading(records);
	// lists may be behind with what is about as new as their newest record
	const complete = Math.max(since, Math.min(reached, newest - OVERLAP));
	return { records, at: complete, part: { complete, reached, newest, place, failure } };
}

/** A list whose newest record is still the same need not be read once more for what it was behind with. */
const goesOnFrom = (part: PartRead | undefined, newest: number | undefined) =>
	part?.newest === newest ? part?.reached : part?.complete;

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
	shared?: ListCall;
	list: Pick<ListCall, 'route' | 'list'>;
	stamps: Stamps;
	/** Events that are not told by one stamp of the record. */
	others?: string[];
	tell?: (record: IDataObject) => Occurrence[];
	confirm?: Feed['resolve'];
}

const changes = ({
	name,
	resource,
	list,
	stamps,
	shared,
	others = [],
	tell,
	confirm,
}: Changes): Feed => ({
	name,
	shared,
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
	const estimates = await unlessMissing(
		api.list({
			route: 'GET /estimates',
			list: 'estimates',
			paginated: true,
			query: { customer_id: customer },
		}),
	);
	const estimate = estimates?.find(({ options }) =>
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

/** The estimates that have changed last, in the largest page. */
export const NEWEST_ESTIMATES: ListCall = {
	route: 'GET /estimates',
	list: 'estimates',
	paginated: true,
	limit: LARGEST_PAGE,
	query: NEWEST_CHANGES,
};

export const estimates = changes({
	name: 'estimates',
	resource: 'estimate',
	shared: NEWEST_ESTIMATES,
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
