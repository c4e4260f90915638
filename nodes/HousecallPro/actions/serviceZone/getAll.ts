import { filters, returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';

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
	returns: { list: 'service_zones', paginated: true },
};
