import { INVOICE } from '../../descriptions/amounts';
import type { Resource } from '../../operation/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getPreview } from './getPreview';

export const invoice: Resource = {
	name: 'Invoice',
	value: 'invoice',
	amounts: INVOICE,
	hasTimes: true,
	operations: [create, get, getAll, getPreview],
};
