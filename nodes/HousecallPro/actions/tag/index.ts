import type { Resource } from '../../operation/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const tag: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: [create, getAll, update],
};
