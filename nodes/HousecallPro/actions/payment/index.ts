import { PAYMENT } from '../../descriptions/amounts';
import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const payment: Resource = {
	name: 'Payment',
	value: 'payment',
	amounts: PAYMENT,
	hasTimes: true,
	operations: [getAll],
};
