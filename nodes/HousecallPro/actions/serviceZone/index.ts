import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const serviceZone: Resource = {
	name: 'Service Zone',
	value: 'serviceZone',
	amounts: ['trip_charge'],
	operations: [getAll],
};
