import type { IDataObject } from 'n8n-workflow';

import { toRawItem } from '../../nodes/HousecallPro/triggers/item';
import { occurrenceToEvent } from '../../nodes/HousecallPro/triggers/polling/diff';
import { toPolledBody } from '../../nodes/HousecallPro/triggers/polling/items';
import type { Feed } from '../../nodes/HousecallPro/triggers/polling/feed';
import { feeds } from '../../nodes/HousecallPro/triggers/polling/feeds';
import type { Sandbox } from '../../sandbox/server';
import { DEFAULTS } from '../../sandbox/server';

const settings = { lookBackDays: 36_500, unansweredDays: 1, startsWithinHours: 720 };

/** How records were before, where a feed tells of changes. */
const BEFORE: Record<string, (record: IDataObject) => IDataObject> = {
	appointments: (visit) => ({ ...visit, start_time: '2020-01-01T00:00:00Z' }),
	approvals: (estimate) => ({ ...estimate, options: [] }),
	invoices: (invoice) => ({ ...invoice, amount: 1 }),
	leads: (lead) => ({ ...lead, pipeline_status: 'before' }),
};

/** What the polling trigger makes of all records of a sandbox, as if each of them had just come or changed. */
export async function polledEventsOf(sandbox: Sandbox): Promise<IDataObject[]> {
	const events: IDataObject[] = [];
	for (const feed of feeds) {
		for (const record of await recordsOf(sandbox, feed)) events.push(...toldBy(feed, record));
	}
	const company = sandbox.state.company.id;
	return events.map((event) => ({ company_id: company, ...event }));
}

function toldBy(feed: Feed, record: IDataObject): IDataObject[] {
	const clues = { isFresh: true, now: Date.now(), settings, round: '1' };
	const earlier = BEFORE[feed.name]?.(record);
	const before = earlier && feed.derive(earlier, clues).remember;
	const told = [
		...feed.derive(record, clues).occurrences,
		...(before ? feed.derive(record, { ...clues, before }).occurrences : []),
	];
	return told.map((one) =>
		toRawItem({ ...occurrenceToEvent(one), body: toPolledBody(one) }, one.record),
	);
}

async function recordsOf({ url }: Sandbox, { sample }: Feed): Promise<IDataObject[]> {
	const { call, recordsIn } = sample;
	const query = call.query?.expand ? '&expand[]=appointments' : '';
	const [, route] = call.route.split(' ');
	const headers = { Authorization: `Token ${DEFAULTS.apiKey}` };
	const response = await fetch(`${url}${route}?page_size=200${query}`, { headers });
	const body = (await response.json()) as Record<string, IDataObject[]>;
	return recordsIn ? body[call.list].flatMap(recordsIn) : body[call.list];
}
