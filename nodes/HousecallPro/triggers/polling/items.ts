import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { mapInOrder } from '../../helpers/mapInOrder';
import type { Api } from '../../transport/types';
import { fetchFullRecord } from '../fullRecord';
import type { Fetched } from '../fullRecord';
import { toSimplifiedItem, toRawItem } from '../item';
import { occurrenceToEvent } from './diff';
import type { PendingEvent } from './diff';
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
	const event = {
		...plain,
		companyId,
		body: {
			event: plain.name,
			...(plain.occurredAt && { event_occurred_at: plain.occurredAt }),
			...(companyId && { company_id: companyId }),
			event_id: news.id,
			source: 'poll',
			...plain.body,
		},
	};
	const { record, error }: Fetched = settings.fetchFullRecord
		? await fetchFullRecord(api, event)
		: {};
	const json = settings.simplify
		? { ...toSimplifiedItem(event, record), event_id: news.id, source: 'poll', ...news.more }
		: toRawItem(event, record);
	return error === undefined ? json : { ...json, full_record_error: error };
}
