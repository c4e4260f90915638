import type { INodeProperties } from 'n8n-workflow';

/** The two fields of every Get Many. */
export const returnAllOrLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** For lists that the service sorts by `updated_at`; see `transport/changes.ts`. */
export const changedSince: INodeProperties = {
	displayName: 'Changed Since',
	name: 'changedSince',
	type: 'dateTime',
	default: '',
	description:
		'All records created or changed at or after this time, the latest first, whatever "Limit" says. For a sync, put the time of the last run here.',
};

/** Order of a list; `attributes` are the option values that the list can be sorted by. */
export const sort = (attributes: Array<{ name: string; value: string }>): INodeProperties => ({
	displayName: 'Sort',
	name: 'sort',
	type: 'fixedCollection',
	placeholder: 'Add Sort',
	default: {},
	options: [
		{
			displayName: 'Order',
			name: 'order',
			values: [
				{
					displayName: 'Sort By',
					name: 'sort_by',
					type: 'options',
					options: attributes,
					default: 'created_at',
				},
				{
					displayName: 'Direction',
					name: 'sort_direction',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'asc' },
						{ name: 'Descending', value: 'desc' },
					],
					default: 'desc',
				},
			],
		},
	],
});
