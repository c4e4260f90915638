import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';
import { set } from './set';

export const pipelineStatus: Resource = {
	name: 'Pipeline Status',
	value: 'pipelineStatus',
	operations: [getAll, set],
};
