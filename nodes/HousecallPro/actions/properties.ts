import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import { options } from './common/options';
import { resources } from './index';
import type { Operation, Resource } from './operation';

const resourceSelector: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value }) => ({ name, value })),
	default: 'customer',
};

const operationSelector = ({ value, operations }: Resource): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: [value] } },
	options: operations.map(({ option }) => option),
	default: 'getAll',
});

const operationFields = (resource: Resource, operation: Operation): INodeProperties[] => {
	const hasOptions = operation.fields.some(({ name }) => name === 'options');
	const show = { resource: [resource.value], operation: [operation.option.value] };
	return updateDisplayOptions(
		{ show },
		hasOptions ? operation.fields : [...operation.fields, options()],
	);
};

/** All fields of the node, from the table of operations. */
export const properties: INodeProperties[] = [
	resourceSelector,
	...resources.flatMap((resource) => [
		operationSelector(resource),
		...resource.operations.flatMap((operation) => operationFields(resource, operation)),
	]),
];
