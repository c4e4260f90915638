import type { INodeProperties } from 'n8n-workflow';

import { addressFields } from '../../descriptions/addresses';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { customerId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

const OPTIONAL = 'street_line_2';

const position: INodeProperties[] = [
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'number',
		typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 7 },
		default: 0,
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'number',
		typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 7 },
		default: 0,
	},
];

/** POST /customers/{customer_id}/addresses. Answers 200 with the address. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a customer address',
		description: 'Add one more address to a customer, to be used for jobs, leads and estimates',
	},
	route: 'POST /customers/{customer_id}/addresses',
	fields: [
		customerId,
		...addressFields
			.filter(({ name }) => name !== OPTIONAL)
			.map((field) => ({ ...field, required: true })),
		additionalFields([
			...position,
			...addressFields.filter(({ name }) => name === OPTIONAL),
			additionalJson,
		]),
	],
	returns: 'record',
};
