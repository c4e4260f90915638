import type { INodeProperties } from 'n8n-workflow';

import type { RequestParts } from '../../transport/types';

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
	{
		displayName: 'Managed By',
		name: 'managed_by',
		type: 'string',
		default: '',
		placeholder: 'As in managed_by of a listed service',
		description: 'Who looks after the service, as a listed one has it in "managed_by"',
	},
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

/** The price book takes a filter as a property, an operator (only `eq`) and a value (API description). */
export function toPropertyFilters({ path, query = {} }: RequestParts): RequestParts {
	const chosen = byProperty.map(({ name }) => name).filter((name) => query[name] !== undefined);
	const rest = Object.entries(query).filter(([name]) => !chosen.includes(name));
	const filters = chosen.map((property) => ({ property, operator: 'eq', value: query[property] }));
	return { path, query: { ...Object.fromEntries(rest), ...(chosen.length > 0 && { filters }) } };
}
