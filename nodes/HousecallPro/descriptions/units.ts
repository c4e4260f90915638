import type { INodeProperties } from 'n8n-workflow';

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
