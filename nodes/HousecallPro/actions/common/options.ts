import type { INodeProperties } from 'n8n-workflow';

const itemsAtOnce: INodeProperties = {
	displayName: 'Items at Once',
	name: 'itemsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: 5,
	description:
		'How many input items are worked on at the same time. Unless set, this is 5 for reading and 1 for writing. The order of the output stays the same.',
};

const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How long to wait for each answer. A page of 200 jobs can take several seconds.',
};

/** The Options collection that closes every operation, with the operation's own options in it. */
export const options = (...own: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [...own, itemsAtOnce, timeout].sort((a, b) =>
		a.displayName.localeCompare(b.displayName),
	),
});
