import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import { withHints } from '../helpers/builderHints';
import { resources } from './index';
import type { Operation, Resource } from '../operation/operation';

const resourceSelector: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value }) => ({ name, value })),
	default: 'customer',
};

const operationSelector = ({ value, operations }: Resource): INodeProperties => {
	const options = operations.map(({ option }) => option);
	const first = options.find((option) => option.value === 'getAll') ?? options[0];
	const selector: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options,
		default: '',
	};
	return { ...selector, default: first.value };
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: false,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** What an operation shows: its own fields, with "Simplify" before the collections. */
const operationFields = (resource: Resource, operation: Operation): INodeProperties[] => {
	const { fields, option, route } = operation;
	const isCollection = ({ type }: INodeProperties) => /collection$/i.test(type);
	const canSimplify = operation.simplify && route.startsWith('GET ');
	const shown = [
		...fields.filter((field) => !isCollection(field)),
		...(canSimplify ? [simplify] : []),
		...fields.filter(isCollection),
	];
	return updateDisplayOptions(
		{ show: { resource: [resource.value], operation: [option.value] } },
		withHints(shown),
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
