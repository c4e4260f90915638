import type { INodeProperties } from 'n8n-workflow';

import { compareNames } from '../helpers/alphabet';
import { lineItemDetails } from './lineItems';

const NOT_SET = { name: 'Not Set', value: '' };

const detail = (name: string): INodeProperties[] =>
	lineItemDetails.filter((field) => field.name === name);

/** A choice that is not sent unless it is made: in a repeated group, n8n sends every default. */
const unset = (field: INodeProperties): INodeProperties => ({
	...field,
	options: [...(field.options ?? []), NOT_SET].sort((a, b) => compareNames(a.name, b.name)),
	default: '',
});

/** What a line item of a new estimate or job may have besides name, quantity, price and cost. */
export const lineItemExtras: INodeProperties[] = [
	...detail('kind').map(unset),
	...detail('service_item_id'),
	...detail('service_item_type').map(unset),
];
