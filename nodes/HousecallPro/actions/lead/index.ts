import type { Resource } from '../operation';
import { create } from './create';
import { getAll } from './getAll';

export const lead: Resource = {
	name: 'Lead',
	value: 'lead',
	operations: [create, getAll],
};
