import type { IDataObject } from 'n8n-workflow';

import { parseBody, parseEvent } from '../../nodes/HousecallPro/triggers/envelope';
import { eventId } from '../../nodes/HousecallPro/triggers/eventId';
import { toRawItem } from '../../nodes/HousecallPro/triggers/item';
import type { State } from '../../sandbox/state/state';
import { EventFeed, type SandboxEvent } from '../../sandbox/webhooks/feed';

/** What the trigger makes of the events about all records of a sandbox. */
export const eventsOf = (state: State): IDataObject[] =>
	happeningsIn(state).flatMap(({ body }) => {
		const event = parseEvent(parseBody(Buffer.from(JSON.stringify(body))) ?? {});
		return event ? [{ ...toRawItem(event), event_id: eventId(event) }] : [];
	});

/** An event about every record; those of one kind have the record in the same shape. */
export function happeningsIn(state: State): SandboxEvent[] {
	const feed = new EventFeed(state, state.now());
	for (const id of state.employees.ids()) feed.custom('employee.created', id);
	for (const customer of state.customers.all()) feed.customer('updated', customer);
	for (const estimate of state.estimates.all()) feed.estimate('updated', estimate);
	for (const invoice of state.invoices.all()) feed.invoice('sent', invoice);
	for (const lead of state.leads.all()) feed.lead('updated', lead);
	for (const job of state.jobs.all()) {
		feed.job('updated', job);
		for (const visit of job.appointments) feed.appointment('scheduled', job, visit);
	}
	return feed.collected;
}
