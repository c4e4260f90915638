import { LEAD, LINE_ITEM_AMOUNTS } from '../../descriptions/amounts';
import type { Resource } from '../../operation/operation';
import { convert } from './convert';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getLineItems } from './getLineItems';

export const lead: Resource = {
	name: 'Lead',
	value: 'lead',
	amounts: [...LEAD, ...LINE_ITEM_AMOUNTS],
	hasTimes: true,
	operations: [convert, create, get, getLineItems, getAll],
};
