import { LINE_ITEMS_AMOUNTS } from '../lineItem/amounts';
import { inside } from '../../operation/money';
import type { Resource } from '../../operation/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const estimate: Resource = {
	name: 'Estimate',
	value: 'estimate',
	amounts: ['total_amount', ...inside('options', ['total_amount', ...LINE_ITEMS_AMOUNTS])],
	operations: [create, get, getAll],
};
