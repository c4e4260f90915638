import type { Resource } from '../../operation/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const estimate: Resource = {
	name: 'Estimate',
	value: 'estimate',
	operations: [create, get, getAll],
};
