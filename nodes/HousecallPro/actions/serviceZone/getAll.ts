import type { IDataObject } from 'n8n-workflow';

import { filters, returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

/** A ZIP with the zeros that a spreadsheet takes off it: 2134 is 02134. */
const withZeros = ({ zip_code: zip, ...query }: IDataObject): IDataObject =>
	zip === undefined
		? query
		: { ...query, zip_code: /^\d{3,4}$/.test(String(zip)) ? String(zip).padStart(5, '0') : zip };

/** GET /service_zones. `trip_charge` in cents on the wire. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many service zones',
		description:
			'List the areas that the company serves, or find out which of them an address or ZIP code is in',
	},
	route: 'GET /service_zones',
	fields: [
		...returnAllOrLimit,
		filters([
			{
				displayName: 'Address',
				name: 'address',
				type: 'string',
				default: '',
				placeholder: 'e.g. 123 Main St, Austin, TX',
				description: 'Only zones that serve this address',
			},
			{
				displayName: 'ZIP Code',
				name: 'zip_code',
				type: 'string',
				default: '',
				placeholder: 'e.g. 78701',
				description: 'Only zones that serve this ZIP code',
			},
		]),
	],
	preSend: ({ query }) => ({ query: query && withZeros(query) }),
	returns: { list: 'service_zones', paginated: true },
};
