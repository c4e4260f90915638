import { LINE_ITEM_AMOUNTS, LINE_ITEMS_AMOUNTS } from '../lineItem/amounts';
import type { Resource } from '../../operation/operation';
import { convert } from './convert';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getLineItems } from './getLineItems';

export const lead: Resource = {
	name: 'Lead',
	value: 'lead',
	amounts: ['total_amount', ...LINE_ITEM_AMOUNTS, ...LINE_ITEMS_AMOUNTS],
	operations: [convert, create, get, getLineItems, getAll],
};
