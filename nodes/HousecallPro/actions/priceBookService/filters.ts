import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Parts } from '../../transport/types';
import { FieldError } from '../fields';

/** What the price book can be filtered by, as the service names it. */
export const byProperty: INodeProperties[] = [
	{
		displayName: 'Category',
		name: 'category',
		type: 'string',
		default: '',
		placeholder: 'e.g. Water Heaters',
	},
	{
		displayName: 'Flat Rate',
		name: 'flat_rate_enabled',
		type: 'boolean',
		default: true,
		description: 'Whether the services wanted are those with a flat rate, or those without',
	},
	{
		displayName: 'Industry',
		name: 'organization_industry',
		type: 'string',
		default: '',
		placeholder: 'e.g. Plumbing',
	},
	{ displayName: 'Managed By', name: 'managed_by', type: 'string', default: '' },
	{
		displayName: 'Online Booking',
		name: 'online_booking_enabled',
		type: 'boolean',
		default: true,
		description: 'Whether the services wanted are those customers can book online, or the others',
	},
	{
		displayName: 'Taxable',
		name: 'taxable',
		type: 'boolean',
		default: true,
		description: 'Whether the services wanted are those that are taxed, or the others',
	},
];

/**
 * The price book takes a filter as a property, an operator (only `eq`) and a value (API description).
 * @throws FieldError for more than one, as a query cannot hold two of these by name
 */
export function toPropertyFilter({ path, query = {} }: Parts): Parts {
	const chosen = byProperty.filter(({ name }) => query[name] !== undefined);
	if (chosen.length > 1) {
		throw new FieldError(
			'Filters',
			`can hold only one of: ${chosen.map(({ displayName }) => displayName).join(', ')}`,
			'Keep one of them here, and filter by the others with a Filter node after this one.',
		);
	}
	const rest: IDataObject = { ...query };
	for (const { name } of chosen) {
		delete rest[name];
		rest['filters[][property]'] = name;
		rest['filters[][operator]'] = 'eq';
		rest['filters[][value]'] = query[name];
	}
	return { path, query: rest };
}
