import type { Operation } from '../../operation/operation';

/** DELETE /webhooks/subscription. Answers 200, empty. For keys of partner applications. */
export const unsubscribe: Operation = {
	option: {
		name: 'Unsubscribe Company',
		value: 'unsubscribe',
		action: 'Unsubscribe the company from webhooks',
		description:
			'Turn off the reporting of events for the company, all of them, to the one URL that Housecall Pro has set up for a partner application',
	},
	route: 'DELETE /webhooks/subscription',
	fields: [],
	hasTimes: false,
	returns: 'deleted',
};
