import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deleteCustomer } from './delete';
import { find } from './find';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';
import { upsert } from './upsert';

export const customer: Resource = {
	name: 'Customer',
	value: 'customer',
	hasTimes: true,
	operations: [create, upsert, deleteCustomer, find, get, getAll, update],
};
