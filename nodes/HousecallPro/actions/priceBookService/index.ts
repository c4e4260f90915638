import { SERVICE } from './amounts';
import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const priceBookService: Resource = {
	name: 'Price Book Service',
	value: 'priceBookService',
	amounts: SERVICE,
	operations: [getAll],
};
