import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { mapInOrder } from '../../helpers/mapInOrder';
import type { Api } from '../../transport/types';
import { eventId } from '../eventId';
import { fetchFullRecord } from '../fullRecord';
import type { Fetched } from '../fullRecord';
import { toSimplifiedItem, toRawItem } from '../item';
import { occurrenceToEvent } from './diff';
import type { PendingEvent } from './diff';
import type { Occurrence } from './feed';
import type { Settings } from './settings';

const AT_ONCE = 4;

/** One item for each event, in the envelope of the webhook's events. */
export async function toItems(
	api: Api,
	news: PendingEvent[],
	settings: Pick<Settings, 'fetchFullRecord' | 'simplify'>,
	company: string,
): Promise<INodeExecutionData[]> {
	return await mapInOrder(news.length, AT_ONCE, async (index) => ({
		json: await toJson(api, news[index], settings, company),
	}));
}

async function toJson(
	api: Api,
	news: PendingEvent,
	settings: Pick<Settings, 'fetchFullRecord' | 'simplify'>,
	company: string,
): Promise<IDataObject> {
	const plain = occurrenceToEvent(news);
	const companyId = plain.companyId ?? (company || undefined);
	const event = { ...plain, companyId, body: toPolledBody(news, companyId) };
	const { record, error }: Fetched = settings.fetchFullRecord
		? await fetchFullRecord(api, event)
		: {};
	const json = settings.simplify
		? { ...toSimplifiedItem(event, record), event_id: news.id, source: 'poll', ...news.more }
		: toRawItem(event, record);
	return error === undefined ? json : { ...json, full_record_error: error };
}

/** What the webhook would have delivered, with an ID, where it comes from, and what only polling knows. */
export function toPolledBody(occurrence: Occurrence, companyId?: string): IDataObject {
	const event = occurrenceToEvent(occurrence);
	const company = companyId ?? event.companyId;
	return {
		event: event.name,
		...(event.occurredAt && { event_occurred_at: event.occurredAt }),
		...(company && { company_id: company }),
		event_id: eventId(event),
		source: 'poll',
		...event.body,
	};
}
