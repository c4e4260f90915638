import { FORM } from './amounts';
import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deletePriceForm } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const priceForm: Resource = {
	name: 'Price Form',
	value: 'priceForm',
	amounts: FORM,
	operations: [create, deletePriceForm, get, getAll, update],
};
