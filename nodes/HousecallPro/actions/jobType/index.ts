import type { Resource } from '../../operation/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const jobType: Resource = {
	name: 'Job Type',
	value: 'jobType',
	operations: [create, getAll, update],
};
