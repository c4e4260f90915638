import { parseJson } from '../helpers/values';

/** The choice that stands for names typed by hand. */
export const OTHER_EVENT = 'other';

/**
 * What "Trigger On" offers, A–Z. A value is an event's name on the wire or a family: `job.*` is every event
 * whose name starts with `job.`, `*` is every event. Names: the service's webhook settings and recorded
 * deliveries; it knows a few more, for which there are the families and "Other Events".
 */
export const eventOptions = [
	{ name: 'Any Appointment Event', value: 'job.appointment.*' },
	{ name: 'Any Customer Event', value: 'customer.*' },
	{ name: 'Any Employee Event', value: 'employee.*' },
	{ name: 'Any Estimate Event', value: 'estimate.*' },
	{ name: 'Any Event', value: '*', description: 'Also events that are not listed here' },
	{ name: 'Any Invoice Event', value: 'invoice.*', description: 'Also its payments and refunds' },
	{ name: 'Any Job Event', value: 'job.*', description: 'Also everything about its appointments' },
	{ name: 'Any Lead Event', value: 'lead.*' },
	{
		name: 'Any Payment Event',
		value: 'payment.*',
		description: 'Payments and refunds of invoices, and jobs paid in full',
	},
	{ name: 'Appointment Discarded', value: 'job.appointment.appointment_discarded' },
	{ name: 'Appointment Employees Assigned', value: 'job.appointment.appointment_pros_assigned' },
	{
		name: 'Appointment Employees Unassigned',
		value: 'job.appointment.appointment_pros_unassigned',
	},
	{ name: 'Appointment Rescheduled', value: 'job.appointment.rescheduled' },
	{ name: 'Appointment Scheduled', value: 'job.appointment.scheduled' },
	{ name: 'Customer Created', value: 'customer.created' },
	{ name: 'Customer Deleted', value: 'customer.deleted' },
	{ name: 'Customer Updated', value: 'customer.updated' },
	{ name: 'Employee Created', value: 'employee.created' },
	{ name: 'Estimate Completed', value: 'estimate.completed' },
	{ name: 'Estimate Copied to Job', value: 'estimate.copy_to_job' },
	{ name: 'Estimate Created', value: 'estimate.created' },
	{ name: 'Estimate On My Way', value: 'estimate.on_my_way' },
	{
		name: 'Estimate Option Approved or Declined',
		value: 'estimate.option.approval_status_changed',
		description:
			'Also when it has expired. Test the "approval_status" of the options: "approved" is by the customer, "pro approved" by the office. Housecall Pro may make the job itself: see "Estimate Copied to Job".',
	},
	{
		name: 'Estimate Option Created',
		value: 'estimate.option.created',
		description: 'Sent once for each option of the estimate',
	},
	{ name: 'Estimate Scheduled', value: 'estimate.scheduled' },
	{ name: 'Estimate Sent', value: 'estimate.sent' },
	{ name: 'Estimate Updated', value: 'estimate.updated' },
	{ name: 'Invoice Amount Updated', value: 'invoice.amount_updated' },
	{ name: 'Invoice Canceled', value: 'invoice.canceled' },
	{ name: 'Invoice Created', value: 'invoice.created' },
	{ name: 'Invoice Paid', value: 'invoice.paid' },
	{ name: 'Invoice Payment Failed', value: 'invoice.payment.failed' },
	{ name: 'Invoice Payment Succeeded', value: 'invoice.payment.succeeded' },
	{ name: 'Invoice Refund Succeeded', value: 'invoice.refund.succeeded' },
	{ name: 'Invoice Sent', value: 'invoice.sent' },
	{ name: 'Invoice Voided', value: 'invoice.voided' },
	{ name: 'Job Canceled', value: 'job.canceled' },
	{ name: 'Job Completed', value: 'job.completed' },
	{ name: 'Job Created', value: 'job.created' },
	{ name: 'Job Deleted', value: 'job.deleted' },
	{ name: 'Job On My Way', value: 'job.on_my_way' },
	{ name: 'Job Paid', value: 'job.paid' },
	{ name: 'Job Scheduled', value: 'job.scheduled' },
	{ name: 'Job Started', value: 'job.started' },
	{ name: 'Job Updated', value: 'job.updated', description: 'Follows most changes of a job' },
	{ name: 'Lead Converted', value: 'lead.converted' },
	{ name: 'Lead Created', value: 'lead.created' },
	{
		name: 'Lead Deleted',
		value: 'lead.deleted',
		description: 'Housecall Pro does not send this one every time',
	},
	{ name: 'Lead Lost', value: 'lead.lost' },
	{ name: 'Lead Updated', value: 'lead.updated' },
	{ name: 'Other Event by Name', value: OTHER_EVENT },
];

/**
 * Names of one event that differ by source. The service's `pro.created` is delivered as `employee.created`. The
 * approval of an option was recorded in both spellings, in different accounts.
 */
const SAME_EVENT: ReadonlyMap<string, string> = new Map([
	['estimate.option.approval_status_change', 'estimate.option.approval_status_changed'],
	['pro.created', 'employee.created'],
	['pro.*', 'employee.*'],
]);

/** An event's name, the same for all of its spellings. */
export const canonicalName = (name: string): string => SAME_EVENT.get(name) ?? name;

/** What a choice covers besides its own name. */
const ALSO_MEANS: ReadonlyMap<string, string[]> = new Map([
	...[...SAME_EVENT].flatMap(
		([one, other]): Array<[string, string[]]> => [
			[one, [other]],
			[other, [one]],
		],
	),
	['payment.*', ['invoice.payment.*', 'invoice.refund.*', 'job.paid']],
]);

const isWildcard = (pattern: string) => pattern.endsWith('*');

const KNOWN_EVENTS = [...eventOptions.map(({ value }) => value), ...ALSO_MEANS.keys()].filter(
	(value) => value !== OTHER_EVENT && !isWildcard(value),
);

const matches = (pattern: string, event: string) =>
	isWildcard(pattern) ? event.startsWith(pattern.slice(0, -1)) : event === pattern;

const toName = (text: string) => text.trim().toLowerCase();

/** The event names and families to listen to, from the values of "Trigger On" and "Other Events". */
export function toPatterns(selected: unknown, typed: unknown): string[] {
	const chosen = toTexts(selected);
	const others = chosen.includes(OTHER_EVENT) ? toTexts(typed) : [];
	const names = [...chosen.filter((value) => value !== OTHER_EVENT), ...others].map(toName);
	return [...new Set(names.flatMap((name) => [name, ...(ALSO_MEANS.get(name) ?? [])]))];
}

/** Whether an event that arrived is one of those listened to. */
export function isChosen(patterns: string[], event: string): boolean {
	return patterns.some((pattern) => matches(pattern, toName(event)));
}

/**
 * The names to subscribe to, sorted: a family becomes its known events, since a service need not know families. A
 * family that was typed by hand and has no known events asks for everything, `*`: the trigger sorts out the rest.
 */
export function toSubscribedEvents(patterns: string[]): string[] {
	const names = patterns.flatMap(namesOf);
	return names.includes('*') ? ['*'] : [...new Set(names)].sort();
}

function namesOf(pattern: string): string[] {
	if (!isWildcard(pattern)) return [pattern];
	const known = KNOWN_EVENTS.filter((name) => pattern !== '*' && matches(pattern, name));
	// the names that such a family stands for are among the patterns themselves
	return known.length > 0 || ALSO_MEANS.has(pattern) ? known : ['*'];
}

/**
 * Texts typed one by one, or as one text with commas, or as an expression or a model may give them: a list as JSON, or
 * `false` for nothing. Trimmed, none empty.
 */
export function toTexts(typed: unknown): string[] {
	const list = typeof typed === 'string' && typed.trim().startsWith('[') ? parseJson(typed) : typed;
	const entries: unknown[] = Array.isArray(list) ? list : [typed];
	return entries
		.flatMap((entry) => String(entry || '').split(','))
		.map((text) => text.trim())
		.filter(Boolean);
}
