import type { INodeProperties } from 'n8n-workflow';

import { leadSource, tags } from '../common/fields';

/** How a customer is told apart; the service wants at least one of these or another phone number. */
export const nameAndContact: INodeProperties[] = [
	{ displayName: 'First Name', name: 'first_name', type: 'string', default: '' },
	{ displayName: 'Last Name', name: 'last_name', type: 'string', default: '' },
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
	},
	{
		displayName: 'Mobile Number',
		name: 'mobile_number',
		type: 'string',
		placeholder: 'e.g. 5550100199',
		default: '',
	},
];

/** Everything else that can be set both when a customer is made and later. */
export const customerDetails: INodeProperties[] = [
	{ displayName: 'Company', name: 'company', type: 'string', default: '' },
	{ displayName: 'Home Number', name: 'home_number', type: 'string', default: '' },
	leadSource,
	{
		displayName: 'Notes',
		name: 'notes',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Seen by the team, not by the customer',
	},
	{
		displayName: 'Notifications Enabled',
		name: 'notifications_enabled',
		type: 'boolean',
		default: true,
		description: 'Whether Housecall Pro sends the customer messages about their jobs',
	},
	tags,
	{ displayName: 'Work Number', name: 'work_number', type: 'string', default: '' },
];

export const includeMore: INodeProperties = {
	displayName: 'Include',
	name: 'expand',
	type: 'multiOptions',
	options: [
		{
			name: 'Attachments',
			value: 'attachments',
			description: 'Links to them expire after about an hour',
		},
		{ name: 'Do Not Service', value: 'do_not_service' },
	],
	default: [],
	description: 'What the customer is returned with, besides its usual fields',
};
