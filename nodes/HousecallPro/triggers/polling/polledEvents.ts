import type { INodePropertyOptions } from 'n8n-workflow';

import { compareNames } from '../../helpers/alphabet';
import { eventOptions, isChosen, OTHER_EVENT, toPatterns } from '../events';
import { feeds } from './feeds';

/** What only polling tells. */
const ONLY_POLLED: INodePropertyOptions[] = [
	{
		name: 'Appointment Starts Soon',
		value: 'job.appointment.upcoming',
		description: 'Within "Appointment Starts Within (Hours)" of the options; only by polling',
	},
	{
		name: 'Calendar Event Created',
		value: 'calendar_event.created',
		description: 'A meeting, time off or the like; only by polling',
	},
	{
		name: 'Calendar Event Updated',
		value: 'calendar_event.updated',
		description: 'A meeting, time off or the like; only by polling',
	},
	{
		name: 'Estimate Unanswered',
		value: 'estimate.unanswered',
		description:
			'No option was approved or declined for as long as "Estimate Unanswered For (Days)" of the options says; only by polling',
	},
	{
		name: 'Invoice Overdue',
		value: 'invoice.overdue',
		description: 'It is due, and not paid in full; only by polling',
	},
	{
		name: 'Lead Moved in Pipeline',
		value: 'lead.pipeline_status_changed',
		description: 'It has another pipeline status; only by polling',
	},
];

const POLLED = feeds.flatMap(({ events }) => events);

/** Whether a choice of the webhook trigger names anything that polling can tell. */
const isDerivable = ({ value }: { value: string }) => {
	const patterns = toPatterns([value], []);
	return POLLED.some((event) => isChosen(patterns, event));
};

/** What "Trigger On" offers, A–Z, under the names of the webhook trigger. */
export const polledOptions: INodePropertyOptions[] = [
	...eventOptions
		.filter((option) => option.value !== OTHER_EVENT && option.value !== '*' && isDerivable(option))
		.map(({ name, value, ...about }) => ({ name, value, ...about })),
	{ name: 'Any Event', value: '*', description: 'All events of this list' },
	...ONLY_POLLED,
].sort((a, b) => compareNames(a.name, b.name));

/** The names of the chosen events, from the value of "Trigger On". */
export function chosenEvents(selected: unknown): string[] {
	const patterns = toPatterns(selected, []);
	return POLLED.filter((event) => isChosen(patterns, event));
}
