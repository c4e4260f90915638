import type { Resource } from '../operation';
import { create } from './create';
import { getAll } from './getAll';

export const lineItem: Resource = {
	name: 'Line Item',
	value: 'lineItem',
	operations: [create, getAll],
};
