import { eventOptions, OTHER_EVENT } from '../../triggers/events';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { OpenChoice } from '../../operation/encode/choice';
import type { Operation } from '../../operation/operation';

/** What the trigger offers, without what only the trigger understands. */
const singleEvents = eventOptions.filter(
	({ value }) => value === '*' || (!value.endsWith('*') && value !== OTHER_EVENT),
);

const target: OpenChoice[] = [
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/housecall-pro',
		description: 'Where the events are posted to; it must be reachable from the internet',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: singleEvents,
		allowArbitraryValues: true,
		required: true,
		default: [],
		description:
			'What is reported. For an event that is not listed, use an expression that gives its name, or a list of names.',
	},
];

/**
 * POST /webhooks. Answers 201 with the subscription. The live service only turns reporting on for a company,
 * to the URL that was set up with the partner application, and says nothing back.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a webhook',
		description:
			'Have events reported to a URL; where Housecall Pro keeps the URL set up by hand, this only turns reporting on for the company and leaves URL and events unused',
	},
	route: 'POST /webhooks',
	fallback: {
		run: async (api) => {
			await api.send({ route: 'POST /webhooks/subscription', body: {} });
			return {
				success: true,
				message:
					'Reporting of events is turned on for this company. URL and events were not used: Housecall Pro takes those that are set up in App Store → Webhooks, or with the partner application.',
			};
		},
	},
	fields: [...target, additionalFields([additionalJson])],
	returns: 'record',
};
