import type { INodeProperties } from 'n8n-workflow';

import { multiDropdown } from '../../descriptions/dropdowns';
import { moneyInItems, timesInItems } from '../../descriptions/units';
import { eventOptions, OTHER_EVENT } from '../events';
import { registrationFields } from './registration';

const events: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: eventOptions,
	default: [],
};

const otherEvents: INodeProperties = {
	displayName: 'Other Events',
	name: 'otherEvents',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Event' },
	displayOptions: { show: { events: [OTHER_EVENT] } },
	placeholder: 'e.g. job.appointment.scheduled',
	default: [],
	description:
		'Names as Housecall Pro sends them, or the start of names such as "job.*". An expression may give a list, or one text with commas.',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Accept Unsigned Events',
			name: 'acceptUnsignedEvents',
			type: 'boolean',
			default: false,
			description:
				'Whether to take events without a check of where they come from, while the credential has no "Webhook Signing Secret". Anybody who knows the URL can then start this workflow. With a secret in the credential, unsigned events are refused all the same.',
		},
		multiDropdown({
			displayName: 'Company Names or IDs',
			name: 'companies',
			load: 'getLocations',
			resolvesNames: false,
			about:
				'Take only events of these companies or locations; of none when an expression finds nothing',
		}),
		{
			displayName: 'Fetch Full Record',
			name: 'fetchFullRecord',
			type: 'boolean',
			default: false,
			description:
				'Whether to read the record as it is now from Housecall Pro, with what events leave out: the line items of a job, the job and customer of an appointment, the customer of an invoice. When Housecall Pro does not answer within 3 seconds, the event goes on as received, with "full_record_error".',
		},
		{
			displayName: 'Include Headers',
			name: 'includeHeaders',
			type: 'boolean',
			default: false,
			description:
				'Whether to add headers of the delivery that hold no secret, such as Api-Timestamp and User-Agent',
		},
		moneyInItems,
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: false,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		timesInItems,
	],
};

export const properties: INodeProperties[] = [events, otherEvents, ...registrationFields, options];
