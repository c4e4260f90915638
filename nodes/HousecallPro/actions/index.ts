import { customer } from './customer';
import type { Operation, Resource } from './operation';

/** The map of the product: every resource with its operations. */
export const resources: Resource[] = [customer];

export const findOperation = (resource: string, operation: string): Operation | undefined =>
	resources
		.find(({ value }) => value === resource)
		?.operations.find(({ option }) => option.value === operation);
