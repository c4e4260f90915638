import { additionalFields, additionalJson } from '../../descriptions/collections';
import { leadId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** POST /leads/{lead_id}/convert. Answers 201 with `{ job_id }` or `{ estimate_id }`. */
export const convert: Operation = {
	option: {
		name: 'Convert',
		value: 'convert',
		action: 'Convert a lead to a job or an estimate',
		description: 'Turn a lead into a job or an estimate, and return the ID of that',
	},
	route: 'POST /leads/{lead_id}/convert',
	fields: [
		leadId,
		{
			displayName: 'Convert To',
			name: 'type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Estimate', value: 'estimate' },
				{ name: 'Job', value: 'job' },
			],
			default: 'job',
		},
		additionalFields([additionalJson]),
	],
	amounts: [],
	hasTimes: false,
	returns: 'record',
};
