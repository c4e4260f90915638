import type { INodeProperties } from 'n8n-workflow';

/** The parts of one address, as Housecall Pro's own screens order them. */
export const addressFields: INodeProperties[] = [
	{
		displayName: 'Street',
		name: 'street',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123 Main St',
	},
	{
		displayName: 'Street Line 2',
		name: 'street_line_2',
		type: 'string',
		default: '',
		placeholder: 'e.g. Unit 4',
	},
	{ displayName: 'City', name: 'city', type: 'string', default: '', placeholder: 'e.g. Austin' },
	{ displayName: 'State', name: 'state', type: 'string', default: '', placeholder: 'e.g. TX' },
	{ displayName: 'ZIP', name: 'zip', type: 'string', default: '', placeholder: 'e.g. 78701' },
	{ displayName: 'Country', name: 'country', type: 'string', default: '', placeholder: 'e.g. US' },
];

/** A customer's addresses, repeatable. `type` tells where to bill and where to work. */
export const addresses: INodeProperties = {
	displayName: 'Addresses',
	name: 'addresses',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Address',
	default: {},
	options: [
		{
			displayName: 'Address',
			name: 'address',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Billing', value: 'billing' },
						{ name: 'Service', value: 'service' },
					],
					default: 'service',
				},
				...addressFields,
			],
		},
	],
};

/** One address that is typed in, for a record that is made together with it. */
export const newAddress: INodeProperties = {
	displayName: 'New Address',
	name: 'address',
	type: 'fixedCollection',
	placeholder: 'Add Address',
	default: {},
	options: [{ displayName: 'Address', name: 'parts', values: addressFields }],
	description: 'Where the work is done, when it is none of the customer’s addresses yet',
};
