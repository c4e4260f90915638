import type { INodeProperties } from 'n8n-workflow';

import { eventOptions, OTHER_EVENT } from '../events';

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

const registration: INodeProperties = {
	displayName: 'Registration',
	name: 'registration',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'For servers with webhook subscriptions, such as the sandbox',
		},
		{
			name: 'Manual',
			value: 'manual',
			description: 'For Housecall Pro accounts: you paste the URL in App Store → Webhooks',
		},
	],
	default: 'automatic',
	description: 'How Housecall Pro learns where to send events',
};

const manualSteps: INodeProperties = {
	displayName:
		'1. Publish this workflow (n8n 1: activate it): Housecall Pro calls the URL when it is saved. 2. In Housecall Pro, as an admin, open App Store → Webhooks and set it active. 3. Paste the Production URL, which is under Webhook URLs at the top of this panel, and save. 4. Copy the signing secret into the credential of this node: without it, events are refused, unless the option "Accept Unsigned Events" is on. 5. Tick the events and save again.',
	name: 'manualSteps',
	type: 'notice',
	displayOptions: { show: { registration: ['manual'] } },
	default: '',
};

const manualLimits: INodeProperties = {
	displayName:
		'An account has one URL: to start several workflows, use the "Housecall Pro Polling Trigger", which needs no URL, or let one workflow receive all events and hand them on. To try the workflow, listen for a test event and save the Test URL for the time being; the active workflow gets nothing meanwhile.',
	name: 'manualLimits',
	type: 'notice',
	displayOptions: { show: { registration: ['manual'] } },
	default: '',
};

const automaticLimits: INodeProperties = {
	displayName:
		'A Housecall Pro account cannot register webhooks by the API. Use the "Housecall Pro Polling Trigger", which needs only the API key, or set this to "Manual". "Automatic" is for servers that offer webhook subscriptions, such as the sandbox: the URL is registered, and removed when the workflow is no longer active.',
	name: 'automaticLimits',
	type: 'notice',
	displayOptions: { show: { registration: ['automatic'] } },
	default: '',
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
		{
			displayName: 'Company IDs',
			name: 'companies',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Company ID' },
			placeholder: 'e.g. 7a1c6f0e-4f0b-4f0e-9a64-2f6f0c1d2b3a',
			default: [],
			description:
				'Take only events of these companies or locations; of none when an expression finds nothing. Company → Get Many of the Housecall Pro node returns the IDs.',
		},
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
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: false,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
};

export const properties: INodeProperties[] = [
	events,
	otherEvents,
	registration,
	automaticLimits,
	manualSteps,
	manualLimits,
	options,
];
