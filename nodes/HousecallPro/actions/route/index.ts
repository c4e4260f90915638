import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const route: Resource = {
	name: 'Route',
	value: 'route',
	operations: [getAll],
};
