import type { INodeProperties } from 'n8n-workflow';

const itemsAtOnce: INodeProperties = {
	displayName: 'Items at Once',
	name: 'itemsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: 1,
	description:
		'How many input items are worked on at the same time. Unless set, this is 5 for reading and 1 for writing; Customer → Create or Update of many items takes 5, too. Items about the same customer stay in order. The order of the output stays the same.',
};

const fullRecords: INodeProperties = {
	displayName: 'Full Records for AI Agents',
	name: 'fullRecords',
	type: 'boolean',
	default: false,
	description:
		'Whether an AI agent that uses this node as a tool gets whole records. Otherwise it gets simplified ones, which take fewer tokens.',
};

const moneyIn: INodeProperties = {
	displayName: 'Money In',
	name: 'moneyIn',
	type: 'options',
	options: [
		{ name: 'Cents', value: 'cents', description: 'As Housecall Pro’s API has it, e.g. 1250' },
		{ name: 'Dollars', value: 'dollars', description: 'As people write it, e.g. 12.50' },
	],
	default: 'cents',
	description:
		'The unit of all amounts, both those filled in here and those returned. A percent discount is in hundredths of a percent with Cents, in percent with Dollars.',
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
	options: [...own, fullRecords, itemsAtOnce, moneyIn, timeout].sort((a, b) =>
		a.displayName.localeCompare(b.displayName),
	),
});
