import type { INodeProperties } from 'n8n-workflow';

import { withHints } from '../helpers/builderHints';
import { itemsAtOnce, READS_AT_ONCE } from '../operation/options';
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

/**
 * The same switch twice: of the node, where records are read, and of the tool that n8n makes of it, where it is on and
 * also shortens the responses to writes. n8n 1.85 does not know `@tool`: a tool has the node's switch there.
 */
const simplifySwitches = (isRead: boolean): INodeProperties[] => [
	...(isRead ? [{ ...simplify, displayOptions: { hide: { '@tool': [true] } } }] : []),
	{ ...simplify, default: true, displayOptions: { show: { '@tool': [true] } } },
];

/** As many items at once as work without the option: to add it only to look at it must change nothing. */
const withUsual = (field: INodeProperties, isRead: boolean): INodeProperties =>
	isRead
		? {
				...field,
				options: field.options?.map((option) =>
					option.name === itemsAtOnce.name ? { ...option, default: READS_AT_ONCE } : option,
				),
			}
		: field;

/** As `updateDisplayOptions` of n8n-workflow, which takes a third of the time that loading the node does. */
const shownFor = (resource: Resource, { option }: Operation, field: INodeProperties) => ({
	...field,
	displayOptions: {
		...field.displayOptions,
		show: {
			...field.displayOptions?.show,
			resource: [resource.value],
			operation: [option.value],
		},
	},
});

/** What an operation shows: its own fields, with "Simplify" before the collections and Options at the end. */
const operationFields = (resource: Resource, operation: Operation): INodeProperties[] => {
	const { fields, route } = operation;
	const isRead = route.startsWith('GET ');
	const isCollection = ({ type }: INodeProperties) => /collection$/i.test(type);
	const isOptions = ({ name }: INodeProperties) => name === 'options';
	const shown = [
		...fields.filter((field) => !isCollection(field)),
		...(operation.simplify ? simplifySwitches(isRead) : []),
		...fields.filter((field) => isCollection(field) && !isOptions(field)),
		...fields.filter(isOptions).map((field) => withUsual(field, isRead)),
	];
	return withHints(shown).map((field) => shownFor(resource, operation, field));
};

/** All fields of the node, from the table of operations. */
export const properties: INodeProperties[] = [
	resourceSelector,
	...resources.flatMap((resource) => [
		operationSelector(resource),
		...resource.operations.flatMap((operation) => operationFields(resource, operation)),
	]),
];
