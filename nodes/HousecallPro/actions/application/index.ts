import type { Resource } from '../../operation/operation';
import { disable } from './disable';
import { enable } from './enable';
import { get } from './get';

export const application: Resource = {
	name: 'Partner Application',
	value: 'application',
	operations: [disable, enable, get],
};
