import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { FieldError, quoted } from '../../helpers/values';
import { toScalarText, toText } from './text';

/** Lets a field take other values than its choices. n8n-workflow of n8n 1.85 does not declare this property. */
interface Open {
	allowArbitraryValues?: boolean;
}

/** A field whose choices are suggestions, as the service may know more. */
export type OpenChoice = INodeProperties & Open;

/** The fixed choices of a field; none where they are loaded from the account, or other values are welcome. */
const choicesOf = (field: OpenChoice): INodePropertyOptions[] =>
	field.allowArbitraryValues || field.typeOptions?.loadOptionsMethod
		? []
		: (field.options ?? []).filter((option): option is INodePropertyOptions => 'value' in option);

/** As choices are compared: "In Progress" is "in_progress". */
const plain = (value: unknown) =>
	String(value)
		.toLowerCase()
		.replace(/[\s_-]+/g, ' ')
		.trim();

/**
 * One of the field's choices, told by its value or by its name on the screen, in any case; undefined for nothing.
 * @throws FieldError for any other value: an order or a unit that is not understood must not become the usual one
 */
export function toChoice(field: INodeProperties, value: unknown): unknown {
	const choices = choicesOf(field);
	if (Array.isArray(value)) {
		throw new FieldError(
			field.displayName,
			'must be one value, not a list',
			'Check the expression that fills it.',
		);
	}
	if (choices.length === 0) return toText(field, value);
	const chosen = find(choices, value);
	if (chosen) return chosen.value;
	return value === '' || value === false ? undefined : refuse(field, choices, value);
}

/** An entry of a list, as {@link toChoice}. */
export function toListedChoice(field: INodeProperties, entry: unknown): unknown {
	const choices = choicesOf(field);
	if (choices.length === 0) return toScalarText(field, entry);
	const given = typeof entry === 'string' ? entry.trim() : entry;
	return find(choices, given)?.value ?? refuse(field, choices, given);
}

function find(choices: INodePropertyOptions[], given: unknown): INodePropertyOptions | undefined {
	if (typeof given === 'object' || typeof given === 'symbol') return undefined;
	return (
		choices.find(({ value }) => plain(value) === plain(given)) ??
		choices.find(({ name }) => plain(name) === plain(given))
	);
}

function refuse(field: INodeProperties, choices: INodePropertyOptions[], given: unknown): never {
	const known = choices.filter(({ value }) => value !== '').map(({ name }) => name);
	throw new FieldError(
		field.displayName,
		`has no choice ${quoted(given)}`,
		// a name may have a comma in it
		`Use one of these: ${known.join('; ')}.`,
	);
}
