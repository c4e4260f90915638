import type { Resource } from '../operation';
import { create } from './create';
import { deleteJob } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const job: Resource = {
	name: 'Job',
	value: 'job',
	operations: [create, deleteJob, get, getAll, update],
};
