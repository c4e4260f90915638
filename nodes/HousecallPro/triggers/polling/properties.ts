import type { INodeProperties } from 'n8n-workflow';

import { filters } from '../../descriptions/collections';
import { multiDropdown } from '../../descriptions/dropdowns';
import { byCustomer } from '../../descriptions/filters';
import { moneyInItems, timesInItems } from '../../descriptions/units';
import { polledOptions } from './polledEvents';

const notice: INodeProperties = {
	displayName:
		'Every 5 minutes is enough. Events come up to that late, and nothing has to be set up in Housecall Pro. Deleted records, sent estimates, failed payments and changes of a lead’s details cannot be found by polling: for those, use the Housecall Pro Trigger.',
	name: 'notice',
	type: 'notice',
	default: '',
};

const events: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: polledOptions,
	default: [],
};

const byEmployees = multiDropdown({
	displayName: 'Employee Names or IDs',
	name: 'employee_ids',
	load: 'getEmployees',
	resolvesNames: false,
	about: 'Only what is assigned to one of these',
});

const byLocations = multiDropdown({
	displayName: 'Location Names or IDs',
	name: 'location_ids',
	load: 'getLocations',
	resolvesNames: false,
	about:
		'Only for a key that reaches several locations; ignored when the credential names a location',
});

const byJobTypes = multiDropdown({
	displayName: 'Job Type Names or IDs',
	name: 'job_type_ids',
	load: 'getJobTypes',
	resolvesNames: false,
	about: 'Only jobs, estimates and leads of one of these types; other records are not filtered',
});

const byTags = multiDropdown({
	displayName: 'Tag Names or IDs',
	name: 'tags',
	load: 'getTagNames',
	resolvesNames: false,
	about:
		'Only records with one of these tags, which are told by their names; invoices and appointments are not filtered',
});

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Appointment Starts Within (Hours)',
			name: 'startsWithinHours',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 720 },
			default: 24,
			description: 'How long before its start "Appointment Starts Soon" comes',
		},
		{
			displayName: 'Approval Look Back (Days)',
			name: 'lookBackDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 365 },
			default: 60,
			description:
				'How old an estimate may be for its approval to be noticed. Housecall Pro has no list of approvals, so all estimates of that time are read, every 15 minutes.',
		},
		{
			displayName: 'Estimate Unanswered For (Days)',
			name: 'unansweredDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 180 },
			default: 7,
			description: 'How long after its creation "Estimate Unanswered" comes',
		},
		{
			displayName: 'Fetch Full Record',
			name: 'fetchFullRecord',
			type: 'boolean',
			default: false,
			description:
				'Whether to read each record once more by itself, a job with its line items, which lists leave out. Takes up to two requests for each event.',
		},
		{
			displayName: 'Include Customer of Invoices',
			name: 'includeCustomer',
			type: 'boolean',
			default: false,
			description:
				'Whether to add the customer to events of invoices, which do not name one. Takes one request for each job; Fetch Full Record includes it.',
		},
		{
			displayName: 'Max Events per Poll',
			name: 'maxEvents',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000 },
			default: 100,
			description:
				'How many events start one execution together; the others come with the next polls',
		},
		moneyInItems,
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: false,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'Start From',
			name: 'startFrom',
			type: 'dateTime',
			default: '',
			description:
				'Begin with what happened since then, instead of with what happens from now on. At most 90 days back. Counts when the workflow is published for the first time; only for events for which Housecall Pro keeps the time.',
		},
		timesInItems,
	],
};

export const properties: INodeProperties[] = [
	notice,
	events,
	filters([byCustomer, byEmployees, byJobTypes, byLocations, byTags]),
	options,
];
