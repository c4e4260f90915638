import type { INodeProperties } from 'n8n-workflow';

import { compareNames } from '../helpers/alphabet';
import { childrenOf } from './encode';

/** Reads of several input items run side by side; writes one after the other, unless the user says otherwise. */
export const READS_AT_ONCE = 5;

export const itemsAtOnce: INodeProperties = {
	displayName: 'Items at Once',
	name: 'itemsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: 1,
	description:
		'How many input items are worked on at the same time. Unless set, this is 5 for reading and 1 for writing; Customer → Create or Update of many items begins with 5, and takes up to 20 while Housecall Pro refuses nothing. Items about the same customer stay in order. The order of the output stays the same.',
};

export const outputFields: INodeProperties = {
	displayName: 'Output Fields',
	name: 'outputFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. name, work_status, schedule',
	description:
		'Names of the fields that come out, with commas between them; all of them when left out. With Simplify, these are names of the simplified record.',
};

export const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 600 },
	default: 60,
	description:
		'How long to wait for each answer, from 1 to 600. A page of 200 jobs can take several seconds.',
};

/** The Options collection that closes every operation, with the operation's own options in it. */
export const options = (...own: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: sorted([...own, itemsAtOnce, outputFields, timeout]),
});

const sorted = (fields: INodeProperties[]) =>
	[...fields].sort((a, b) => compareNames(a.displayName, b.displayName));

/** The fields of an operation, with more in its Options. */
export const withOptions = (
	fields: INodeProperties[],
	more: INodeProperties[],
): INodeProperties[] =>
	fields.some(({ name }) => name === 'options')
		? fields.map((field) =>
				field.name === 'options'
					? { ...field, options: sorted([...childrenOf(field), ...more]) }
					: field,
			)
		: [...fields, options(...more)];
