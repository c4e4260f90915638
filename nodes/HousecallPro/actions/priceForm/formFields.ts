import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { recordName } from '../../descriptions/collections';
import { dropdown } from '../../descriptions/dropdowns';
import { DURATION_EXAMPLE } from '../../descriptions/duration';
import { amountField } from '../../descriptions/lineItems';
import { optional } from '../../descriptions/locator';
import { changedFormFieldId } from '../../descriptions/locators';
import { isObject } from '../../helpers/values';
import type { RequestParts } from '../../transport/types';

const whole = (
	displayName: string,
	name: string,
	placeholder: string,
	description?: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	placeholder,
	...(description !== undefined && { description }),
});

/** Of the kind that asks for a number. */
const ofRange = (end: string) =>
	`For the kind Numerical Range: the ${end} number that has this price`;

const price = amountField('Price', 'price');
const duration = whole('Duration (Minutes)', 'duration_in_minutes', DURATION_EXAMPLE);

/** Numbers are added one by one, since n8n would send those that nobody filled in as 0. */
const details = (...options: INodeProperties[]): INodeProperties => ({
	displayName: 'Details',
	name: 'details',
	type: 'collection',
	placeholder: 'Add Detail',
	default: {},
	options,
});

const repeated = (
	displayName: string,
	entry: string,
	name: string,
	values: INodeProperties[],
): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: `Add ${entry}`,
	default: {},
	options: [{ displayName: entry, name: 'entry', values }],
});

const remove = (what: string): INodeProperties => ({
	displayName: 'Remove',
	name: '_destroy',
	type: 'boolean',
	default: false,
	description: `Whether to take this ${what} out of the form`,
});

const perZone = repeated('Service Zone Prices', 'Zone Price', 'service_area_fields_attributes', [
	{
		...dropdown({
			displayName: 'Service Zone Name or ID',
			name: 'service_zone_id',
			load: 'getServiceZones',
		}),
		required: true,
	},
	price,
	repeated('Option Prices', 'Option Price', 'service_area_field_options_attributes', [price]),
]);

/** The API description also spells one of these with a space; its own example does not. */
const kind: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: [
		{ name: 'Multiple Select', value: 'multiple_select' },
		{ name: 'Numerical Range', value: 'numerical_range' },
		{ name: 'Quantity Select', value: 'quantity_select' },
		{ name: 'Single Select', value: 'single_select' },
	],
	default: 'single_select',
	description: 'How the field is filled in',
};

const changedKind: INodeProperties = {
	...kind,
	options: [{ name: 'As It Is', value: '' }, ...(kind.options ?? [])],
	default: '',
};

const choice: INodeProperties[] = [
	optional(recordName('e.g. Inside oven')),
	details(
		duration,
		whole('Lower Bound', 'lower_bound', 'e.g. 1', ofRange('lowest')),
		price,
		whole('Upper Bound', 'upper_bound', 'e.g. 5', ofRange('highest')),
	),
];

const fieldName = optional(recordName('e.g. Number of rooms'));
const fieldDetails = details(
	duration,
	whole('Order Index', 'order_index', 'e.g. 1', 'Its place among the fields of the form'),
	price,
);

/** What is asked in a new form, with the options of each question. */
export const newFormFields = repeated('Form Fields', 'Field', 'fields_attributes', [
	fieldName,
	kind,
	fieldDetails,
	repeated('Options', 'Option', 'options_attributes', choice),
	perZone,
]);

/** Changes to what is asked: a field with an ID is changed or removed, one without is added. */
export const changedFormFields = repeated('Form Fields', 'Field', 'fields_attributes', [
	changedFormFieldId,
	fieldName,
	changedKind,
	fieldDetails,
	repeated('Options', 'Option', 'options_attributes', [...choice, remove('option')]),
	perZone,
	remove('field'),
]);

/** On the wire the details of a field, and those of its options, stand beside its name. */
export function layOutDetails({ path, body = {} }: RequestParts): RequestParts {
	const { fields_attributes } = body;
	if (!Array.isArray(fields_attributes)) return { path, body };
	return {
		path,
		body: { ...body, fields_attributes: fields_attributes.filter(isObject).map(layOut) },
	};
}

function layOut({ details: own, options_attributes: choices, ...rest }: IDataObject): IDataObject {
	return {
		...rest,
		...(isObject(own) && own),
		...(Array.isArray(choices) && { options_attributes: choices.filter(isObject).map(layOut) }),
	};
}
