import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { connect } from '../../transport/api';
import { eventId } from '../eventId';
import { occurrenceToEvent } from './diff';
import type { PendingEvent } from './diff';
import type { Feed, Occurrence } from './feed';
import { feeds } from './feeds';
import { toItems } from './items';
import { passes, queryOf } from './settings';
import type { Settings } from './settings';

const MAX_REQUESTS = 3;
const RECORDS = 20;

/**
 * For a test run: the newest record for each chosen event, out of at most three lists, and nothing of the state is
 * touched. Null where there is none; n8n then says so itself.
 */
export async function readSample(
	context: IPollFunctions,
	settings: Settings,
): Promise<INodeExecutionData[][] | null> {
	const api = (await connect(context))();
	const chosen = feeds.filter(({ events }) =>
		events.some((event) => settings.events.includes(event)),
	);
	const found: PendingEvent[] = [];
	for (const feed of chosen.slice(0, MAX_REQUESTS)) {
		const { call, recordsIn } = feed.sample;
		const query = { ...call.query, ...queryOf(settings.filters, feed) };
		const { records } = await api.page({ ...call, query, limit: RECORDS }, 1);
		const parts = recordsIn ? records.flatMap(recordsIn) : records;
		found.push(...newestOf(feed, parts, settings));
	}
	if (found.length === 0) return null;
	// the requests are used up
	return [
		await toItems(
			{ context, api },
			found,
			{ ...settings, fetchFullRecord: false, includeCustomer: false },
			'',
		),
	];
}

function newestOf(feed: Feed, records: IDataObject[], settings: Settings): PendingEvent[] {
	const clues = { isFresh: true, now: Date.now(), settings, round: 'test' };
	const passing = records.filter((record) =>
		passes(settings.filters, { resource: feed.sample.resource, record }),
	);
	const told = passing.flatMap((record) => feed.derive(record, clues).occurrences);
	return feed.events
		.filter((event) => settings.events.includes(event))
		.flatMap((event) => {
			const [newest] = told
				.filter((one) => one.event === event)
				.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
			return newest ?? asIf(feed, event, passing);
		})
		.map((one) => ({ ...one, feed, subject: '', id: eventId(occurrenceToEvent(one)) }));
}

/** No record tells of the event, as of one that was moved: any record shows what the item will look like. */
function asIf(feed: Feed, event: string, [record]: IDataObject[]): Occurrence[] {
	const { resource } = feed.sample;
	const isOwn = event.split('.').includes(resource) || resource === 'calendar_event';
	return record && isOwn ? [{ event, resource, record }] : [];
}
