import type { INodeProperties } from 'n8n-workflow';

import { addressFields } from '../../descriptions/addresses';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { customerId } from '../../descriptions/locators';
import { EmptyFieldError } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';
import { ensureAddress } from '../customer/ensureAddress';
import { withoutNowhere } from '../customer/placeholders';
import { splitOneLineAddress, withCountry } from './splitAddress';

const OPTIONAL = 'street_line_2';

/** What the service wants, as on the screen. A street that holds the whole address says the others, too. */
const required = addressFields
	.filter(({ name }) => name !== OPTIONAL)
	.map((field) =>
		field.name === 'country'
			? { ...field, description: 'May be left empty where ZIP and state tell it (USA, Canada)' }
			: { ...field, required: field.name === 'street' },
	);

/** @throws EmptyFieldError for a part that is missing; FieldError for a line that cannot be split */
function complete(parts: RequestParts): RequestParts {
	const body = withCountry(splitOneLineAddress(withoutNowhere(parts.body ?? {}) ?? {}));
	const missing = required.find(({ name }) => !body[name as keyof typeof body]);
	if (missing) throw new EmptyFieldError(missing);
	return { ...parts, body };
}

const position: INodeProperties[] = [
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'number',
		typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 7 },
		default: 0,
		placeholder: 'e.g. 30.2672',
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'number',
		typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 7 },
		default: 0,
		placeholder: 'e.g. -97.7431',
	},
];

/**
 * POST /customers/{customer_id}/addresses. Responds 200 with the address. The service cannot delete one, so one that
 * the customer has already, however it is written, is returned instead of being added once more.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a customer address',
		description:
			'Add one more address to a customer, to be used for jobs, leads and estimates; one that the customer has already is returned as it is',
	},
	route: 'POST /customers/{customer_id}/addresses',
	fields: [
		customerId,
		...required,
		additionalFields([
			...position,
			...addressFields.filter(({ name }) => name === OPTIONAL),
			additionalJson,
		]),
	],
	preSend: complete,
	sequential: true,
	returns: 'record',
	execute: async ({ api, call: { path = {}, body = {} } }) =>
		(await ensureAddress(api, path.customer_id, body)).address,
};
