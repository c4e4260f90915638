import { additionalFields, additionalJson } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/**
 * POST /webhooks/subscription. Answers 200, empty. For keys of partner applications, whose URL Housecall Pro
 * sets up; neither URL nor events can be given (API description).
 */
export const subscribe: Operation = {
	option: {
		name: 'Subscribe Company',
		value: 'subscribe',
		action: 'Subscribe the company to webhooks',
		description:
			'Turn on the reporting of events for the company, to the one URL that Housecall Pro has set up for a partner application; URL and events cannot be chosen',
	},
	route: 'POST /webhooks/subscription',
	fields: [additionalFields([additionalJson])],
	hasTimes: false,
	returns: 'record',
};
