import type { Resource } from '../../operation/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const leadSource: Resource = {
	name: 'Lead Source',
	value: 'leadSource',
	operations: [create, getAll, update],
};
