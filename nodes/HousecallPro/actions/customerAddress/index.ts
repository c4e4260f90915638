import type { Resource } from '../../operation/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const customerAddress: Resource = {
	name: 'Customer Address',
	value: 'customerAddress',
	operations: [create, get, getAll],
};
