import { MATERIAL } from './fields';
import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deleteMaterial } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const material: Resource = {
	name: 'Material',
	value: 'material',
	amounts: MATERIAL,
	operations: [create, deleteMaterial, getAll, update],
};
