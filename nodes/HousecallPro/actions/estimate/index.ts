import { ESTIMATE } from '../../descriptions/amounts';
import type { Resource } from '../../operation/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const estimate: Resource = {
	name: 'Estimate',
	value: 'estimate',
	amounts: ESTIMATE,
	hasTimes: true,
	operations: [create, get, getAll],
};
