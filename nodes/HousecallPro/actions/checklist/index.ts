import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const checklist: Resource = {
	name: 'Checklist',
	value: 'checklist',
	operations: [getAll],
};
