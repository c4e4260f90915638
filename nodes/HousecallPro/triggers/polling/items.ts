import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { pick } from '../../helpers/display';
import { mapInOrder } from '../../helpers/mapInOrder';
import type { Api } from '../../transport/types';
import { eventId } from '../eventId';
import { fetchFullRecord as readWhole } from '../fullRecord';
import type { Fetched } from '../fullRecord';
import { toSimplifiedItem, toRawItem } from '../item';
import { inUnits, timeZoneFor } from '../units';
import { occurrenceToEvent } from './diff';
import type { PendingEvent } from './diff';
import type { Occurrence } from './feed';
import { customerReader } from './invoiceCustomer';
import type { ReadCustomer } from './invoiceCustomer';
import type { Settings } from './settings';

const AT_ONCE = 4;

type ItemSettings = Pick<Settings, 'fetchFullRecord' | 'includeCustomer' | 'simplify' | 'units'>;

/** One item for each event, in the envelope of the webhook's events. */
export async function toItems(
	{ context, api }: { context: IPollFunctions; api: Api },
	news: PendingEvent[],
	settings: ItemSettings,
	company: string,
): Promise<INodeExecutionData[]> {
	if (news.length === 0) return [];
	const timeZone = await timeZoneFor(
		context,
		settings.units,
		async () => await Promise.resolve(api),
	);
	const readCustomer = customerReader(api);
	return await mapInOrder(news.length, AT_ONCE, async (index) => {
		const { record, error } = await readMore(news[index], settings, { api, readCustomer });
		const json = toJson(news[index], record, { ...settings, timeZone }, company);
		return { json: error === undefined ? json : { ...json, full_record_error: error } };
	});
}

/** What the user wants to know of the record beyond what the list holds. */
async function readMore(
	news: PendingEvent,
	{ fetchFullRecord, includeCustomer }: ItemSettings,
	{ api, readCustomer }: { api: Api; readCustomer: ReadCustomer },
): Promise<Fetched> {
	// the full record of an invoice has the customer
	if (fetchFullRecord) return await readWhole(api, occurrenceToEvent(news));
	return includeCustomer && news.resource === 'invoice' ? await readCustomer(news.record) : {};
}

function toJson(
	news: PendingEvent,
	record: IDataObject | undefined,
	{ simplify, units, timeZone }: ItemSettings & { timeZone: string },
	company: string,
): IDataObject {
	const plain = occurrenceToEvent(news);
	const companyId = plain.companyId ?? (company || undefined);
	const event = { ...plain, companyId, body: toPolledBody(news, companyId, news.id) };
	const shown = inUnits(event, record ?? news.record, units, timeZone);
	const more = pick(shown.event.body, 'event_id', 'source', ...Object.keys(news.more ?? {}));
	return simplify
		? { ...toSimplifiedItem(shown.event, shown.full), ...more }
		: toRawItem(shown.event, shown.full);
}

/** What the webhook would have delivered, with an ID, where it comes from, and what only polling knows. */
export function toPolledBody(
	occurrence: Occurrence,
	companyId?: string,
	id = eventId(occurrenceToEvent(occurrence)),
): IDataObject {
	const event = occurrenceToEvent(occurrence);
	const company = companyId ?? event.companyId;
	return {
		event: event.name,
		...(event.occurredAt && { event_occurred_at: event.occurredAt }),
		...(company && { company_id: company }),
		event_id: id,
		source: 'poll',
		...event.body,
	};
}
