import type { Resource } from '../../operation/operation';
import { get } from './get';
import { getAll } from './getAll';

export const event: Resource = {
	name: 'Event',
	value: 'event',
	hasTimes: true,
	operations: [get, getAll],
};
