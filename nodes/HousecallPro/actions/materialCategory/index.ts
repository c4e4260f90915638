import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deleteMaterialCategory } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const materialCategory: Resource = {
	name: 'Material Category',
	value: 'materialCategory',
	operations: [create, deleteMaterialCategory, getAll, update],
};
