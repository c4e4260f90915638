import { LINE_ITEM_AMOUNTS, LINE_ITEMS_AMOUNTS } from '../../descriptions/amounts';
import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deleteLineItem } from './delete';
import { getAll } from './getAll';
import { update } from './update';
import { updateMany } from './updateMany';

export const lineItem: Resource = {
	name: 'Line Item',
	value: 'lineItem',
	amounts: [...LINE_ITEM_AMOUNTS, ...LINE_ITEMS_AMOUNTS],
	operations: [create, deleteLineItem, getAll, update, updateMany],
};
