import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { mapInOrder } from '../../helpers/mapInOrder';
import type { Api } from '../../transport/types';
import { readFullRecord } from '../fullRecord';
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
	{ fetchFullRecord, simplify }: Pick<Settings, 'fetchFullRecord' | 'simplify'>,
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
	const { full, error } = fetchFullRecord ? await fetchRecord(api, event) : {};
	const json = simplify
		? { ...toSimplifiedItem(event, full), event_id: news.id, source: 'poll', ...news.more }
		: toRawItem(event, full);
	return error === undefined ? json : { ...json, full_record_error: error };
}

/** The event counts even when its record cannot be read just now. */
async function fetchRecord(
	api: Api,
	event: ReturnType<typeof occurrenceToEvent>,
): Promise<{ full?: IDataObject; error?: string }> {
	try {
		return { full: await readFullRecord(api, event) };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}
