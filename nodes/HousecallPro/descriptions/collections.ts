import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { compareNames } from '../helpers/alphabet';
import { FieldError } from '../helpers/values';
import { fieldsToChange } from '../operation/fieldsToChange';
import type { RequestParts } from '../transport/types';
import { dropdown } from './dropdowns';

/** For what the node does not model: merged over the other fields of a write. */
export const additionalJson: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description:
		'More fields of the API, as a JSON object that is merged into the request; it wins over the other fields here',
};

/** What kind of work it is. `name` is the wire's: a job and an estimate call the same thing differently. */
export const workFields = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Business Unit ID',
			name: 'business_unit_id',
			type: 'string',
			default: '',
			placeholder: 'Paste the ID from Job → Get',
			description: 'Job → Get returns the ID, below "job_fields", of a job that has the unit',
		},
		dropdown({ displayName: 'Job Type Name or ID', name: 'job_type_id', load: 'getJobTypes' }),
	],
});

export const taxRate: INodeProperties = {
	displayName: 'Tax Rate',
	name: 'tax_rate',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 6 },
	default: 0,
	placeholder: 'e.g. 0.0825',
	description: 'As a fraction of 1, e.g. 0.0825 for 8.25%',
};

export const taxName: INodeProperties = {
	displayName: 'Tax Name',
	name: 'tax_name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Texas Sales Tax',
};

/** The optional fields of an operation, A–Z as n8n shows them. */
const sortedCollection =
	(displayName: string, name: string, placeholder: string) =>
	(fields: INodeProperties[]): INodeProperties => ({
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: [...fields].sort((a, b) => compareNames(a.displayName, b.displayName)),
	});

export const additionalFields = sortedCollection(
	'Additional Fields',
	'additionalFields',
	'Add Field',
);
export const updateFields = (fields: INodeProperties[]): INodeProperties => ({
	...sortedCollection('Update Fields', 'updateFields', 'Add Field')([...fields, fieldsToChange]),
	description:
		'What to change. A text that is left empty here is cleared; an expression that gives nothing, blanks or an empty text changes nothing.',
});
export const filters = sortedCollection('Filters', 'filters', 'Add Filter');

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

/** For lists that the service sorts by `updated_at`; see `transport/changedSince.ts`. */
export const changedSince: INodeProperties = {
	displayName: 'Changed Since',
	name: 'changedSince',
	type: 'dateTime',
	default: '',
	description:
		'All records created or changed at or after this time, the latest first, whatever "Limit" says. For a sync, put the time of the last run here. A date without a time means the beginning of that day.',
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

export const attachments: INodePropertyOptions = {
	name: 'Attachments',
	value: 'attachments',
	description: 'Links to them expire after about an hour',
};

/** What a record is returned with on request (`expand[]`). */
export const include = (record: string, choices: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Include',
	name: 'expand',
	type: 'multiOptions',
	options: choices,
	default: [],
	description: `What the ${record} is returned with, besides its usual fields`,
});

/** What a record is called, where it is little more than its name. */
export const recordName = (placeholder: string): INodeProperties => ({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder,
});

/** Refuses an update that would change nothing. */
export function needsChange(parts: RequestParts): RequestParts {
	if (Object.keys(parts.body ?? {}).length === 0) {
		throw new FieldError(
			'Update Fields',
			'holds nothing to change',
			'Choose "Add Field" and fill at least one field.',
		);
	}
	return parts;
}

/** Materials and their categories are sorted alike. */
export const priceBookSort = sort([
	{ name: 'Created At', value: 'created_at' },
	{ name: 'Name', value: 'name' },
	{ name: 'Updated At', value: 'updated_at' },
]);
