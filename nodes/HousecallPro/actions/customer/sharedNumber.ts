import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { FieldError } from '../../helpers/values';
import { isByNumberAlone } from './matching';
import type { Match } from './matching';

/** What is done about a person whose number somebody of another name has: people of one household share a phone. */
export const ifOnlyNumberMatches: INodeProperties = {
	displayName: 'If Only a Number Matches',
	name: 'ifOnlyNumberMatches',
	type: 'options',
	options: [
		{
			name: 'Add a New Customer',
			value: 'add',
			description: 'The output says in "same_number_as" who has the number, too',
		},
		{ name: 'Fail', value: 'fail', description: 'Add nobody, and say who has the number' },
		{
			name: 'Use That Customer',
			value: 'use',
			description:
				'Nothing of this person is stored with them. The output says in "not_changed" what was left out.',
		},
	],
	default: 'add',
	description:
		'What to do when a customer of another name has the phone number, and nobody has the email. Somebody without a name is always taken for the customer who has the number.',
};

/** What became of a match under the user's choice. */
export interface Decided {
	/** Undefined where a customer is added. */
	match?: Match;
	/** Says in the output of a customer who is added whose number it is, too. */
	about: { same_number_as?: string[] };
}

const idsOf = (match: Match) => match.map(({ customer }) => String(customer.id));

/** @throws FieldError where the user wants neither to use the customer who has the number nor to add one */
export function decide(
	match: Match | undefined,
	{ ifOnlyNumberMatches: choice }: IDataObject,
): Decided {
	if (!match || !isByNumberAlone(match) || choice === 'use') return { match, about: {} };
	const ids = idsOf(match);
	if (choice !== 'fail') return { about: { same_number_as: ids } };
	throw new FieldError(
		ifOnlyNumberMatches.displayName,
		`is set to fail, and a customer of another name has this phone number: ${ids.join(', ')}`,
		'Correct the name or the number, or choose another value for this item.',
	);
}
