import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { textsOf } from '../helpers/lists';
import { EmptyFieldError, FieldError } from '../helpers/values';

/**
 * Which fields of an update are meant. n8n has an AI agent fill in every number and switch that it may set, so a mere
 * rename would bring a price of 0 along.
 */
export const fieldsToChange: INodeProperties = {
	displayName: 'Fields to Change',
	name: 'fieldsToChange',
	type: 'string',
	default: '',
	placeholder: 'e.g. name, price',
	description:
		'Names of the fields here that are changed, with commas between them; the others stay as they are. An AI agent must fill in every number and switch that it may set, so let it fill in this as well, or a rename sets a price to 0. A text or list named here is cleared when it is empty.',
};

/** The same where an empty value clears nothing. */
export const fieldsToChangeOnly: INodeProperties = {
	...fieldsToChange,
	description:
		'Names of the fields here that are set or changed, with commas between them; the others stay as they are. An AI agent must fill in every number and switch that it may set, so let it fill in this as well.',
};

/** As names are compared: "Unit Price" is "unit_price". */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/**
 * The wire names of those filled fields that "Fields to Change" names, by label or wire name; undefined where it is
 * not used. Names of the operation's other fields, which are sent in any case, may be among them.
 * @throws FieldError where it names nothing, or a field that is not filled
 */
export function namedFields(
	children: INodeProperties[],
	values: IDataObject,
	others: INodeProperties[],
): Set<string> | undefined {
	const { name: ownName, displayName } = fieldsToChange;
	const isOffered = children.some(({ name }) => name === ownName);
	if (!isOffered || !(ownName in values)) return undefined;
	const names = textsOf(values[ownName]);
	if (names.length === 0) throw new EmptyFieldError(fieldsToChange);
	const filled = children.filter(({ name }) => name in values && name !== ownName);
	const find = (name: string) =>
		[...filled, ...others].find((field) =>
			[field.name, field.displayName].map(plain).includes(plain(name)),
		);
	const unknown = names.filter((name) => !find(name));
	if (unknown.length > 0) {
		throw new FieldError(
			displayName,
			`names ${unknown.join(', ')}, which is not among the fields that are filled in`,
			`Name some of these: ${filled.map((field) => field.displayName).join(', ')}.`,
		);
	}
	return new Set(names.map((name) => String(find(name)?.name)));
}
