import type { Resource } from '../../operation/operation';
import { get } from './get';
import { getAll } from './getAll';

export const employee: Resource = {
	name: 'Employee',
	value: 'employee',
	hasTimes: true,
	operations: [get, getAll],
};
