import type { INodeProperties } from 'n8n-workflow';

import { dropdown, tags } from '../../descriptions/dropdowns';

const assigned: INodeProperties = {
	displayName: 'Assigned To',
	name: 'assigned',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Employees',
			name: 'pros',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Employee',
			default: {},
			options: [
				{
					displayName: 'Employee',
					name: 'employee',
					values: [
						dropdown({ displayName: 'Employee Name or ID', name: 'uuid', load: 'getEmployees' }),
						{
							displayName: 'Full Name',
							name: 'full_name',
							type: 'string',
							default: '',
							placeholder: 'e.g. Sam Carter',
						},
					],
				},
			],
		},
		tags,
	],
	description: 'Who does the work, by name or by tag',
};

const online: INodeProperties[] = [
	{
		displayName: 'Bookable As',
		name: 'bookable_as',
		type: 'options',
		options: [
			{ name: 'Estimates', value: 'estimates' },
			{ name: 'Jobs', value: 'jobs' },
		],
		default: 'jobs',
		description: 'What becomes of an online booking',
	},
	{
		displayName: 'Online Booking',
		name: 'olb_enabled',
		type: 'boolean',
		default: false,
		description: 'Whether customers can book it online',
	},
	{
		displayName: 'Question 1',
		name: 'question_1',
		type: 'string',
		default: '',
		placeholder: 'e.g. Do you have pets?',
		description: 'Asked of customers who book online',
	},
	{
		displayName: 'Question 2',
		name: 'question_2',
		type: 'string',
		default: '',
		placeholder: 'e.g. Where can we park?',
		description: 'Asked of customers who book online',
	},
];

/** Everything but the name and the fields of the form. */
export const formDetails: INodeProperties[] = [
	{
		displayName: 'Add to New Jobs',
		name: 'automatically_add_to_new_job',
		type: 'boolean',
		default: false,
		description: 'Whether every new job gets this form',
	},
	assigned,
	dropdown({
		displayName: 'Default Service Zone Name or ID',
		name: 'default_service_zone_id',
		load: 'getServiceZones',
	}),
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Whole house, with the inside of the oven',
	},
	{
		displayName: 'Duration (Minutes)',
		name: 'duration_in_minutes',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 60,
	},
	{
		displayName: 'Dynamic Duration',
		name: 'dynamic_duration_enabled',
		type: 'boolean',
		default: false,
		description: 'Whether the duration depends on what is chosen in the form',
	},
	...online,
	{
		displayName: 'Service Area Pricing',
		name: 'service_area_pricing_enabled',
		type: 'boolean',
		default: false,
		description: 'Whether prices depend on the service zone',
	},
	{
		displayName: 'Taxable',
		name: 'taxable',
		type: 'boolean',
		default: true,
		description: 'Whether tax is charged on it',
	},
];
