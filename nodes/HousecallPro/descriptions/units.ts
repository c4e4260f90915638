import type { INodeProperties } from 'n8n-workflow';

import { TIMES_IN } from '../helpers/times';
import { childrenOf } from '../operation/encode';

/** The unit of all amounts, going out and coming in. Offered only where there are amounts. */
export const moneyIn: INodeProperties = {
	displayName: 'Money In',
	name: 'moneyIn',
	type: 'options',
	options: [
		{ name: 'Cents', value: 'cents', description: 'As Housecall Pro’s API has it, e.g. 14950' },
		{ name: 'Dollars', value: 'dollars', description: 'As people write it, e.g. 149.50' },
	],
	default: 'dollars',
	description:
		'The unit of all amounts, both those filled in here and those returned. A percent discount is in percent with Dollars, in hundredths of a percent with Cents.',
};

/** The same for the items of a trigger, where an expression has nothing to refer to. */
export const moneyInItems: INodeProperties = {
	...moneyIn,
	noDataExpression: true,
	description:
		'The unit of all amounts. A percent discount is in percent with Dollars, in hundredths of a percent with Cents.',
};

/** The time zone of all times that come back. Offered only where there are times. */
export const timesIn: INodeProperties = {
	displayName: 'Times In',
	name: 'timesIn',
	type: 'options',
	options: [
		{ name: TIMES_IN.company, value: 'company', description: 'As Housecall Pro has it' },
		{ name: TIMES_IN.utc, value: 'utc', description: 'As Housecall Pro’s API has it' },
		{ name: TIMES_IN.workflow, value: 'workflow', description: 'That of its settings' },
	],
	default: 'workflow',
	description:
		'The time zone of all times in the output, e.g. 2026-11-28T08:30:00-06:00. A time that is filled in without a time zone is always in that of the workflow.',
};

/** The same for the items of a trigger. */
export const timesInItems: INodeProperties = {
	...timesIn,
	noDataExpression: true,
	description: 'The time zone of all times, e.g. 2026-11-28T08:30:00-06:00',
};

/** Fields of an operation with money that take JSON, where an amount is told by its name and place. */
const JSON_FIELDS = ['additionalJson', 'listJson'];

/** The fields of an operation with money: those for JSON say its unit, too. */
export const withMoneyInJson = (fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => {
		if (JSON_FIELDS.includes(field.name)) {
			return {
				...field,
				description: `${field.description}. Amounts are in dollars, e.g. 149.50, or in cents with Money In: Cents.`,
			};
		}
		return field.type === 'collection'
			? { ...field, options: withMoneyInJson(childrenOf(field)) }
			: field;
	});
