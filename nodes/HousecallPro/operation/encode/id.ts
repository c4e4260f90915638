import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { EmptyFieldError, FieldError, isEmpty, isNil, isObject } from '../../helpers/values';
import { toList } from './list';
import { toScalarText } from './text';

/** A chosen record as the editor stores it: `{ __rl, mode, value }`. */
const isLocator = (value: unknown): value is IDataObject =>
	isObject(value) && 'mode' in value && 'value' in value;

/** What an expression makes of nothing, and what a text has that is more than an ID: a sentence, a list, an address. */
const NO_ID = /^(undefined|null|nan|true|false)$|[\s,/?#"'<>{}[\]\\]/i;

/** An ID that may be one. @throws FieldError: the service would answer that it has no such record, or add one to it */
function assertId(field: INodeProperties, id: string): string {
	if (!NO_ID.test(id)) return id;
	const { placeholder = field.placeholder } =
		field.modes?.find(({ name }) => name === 'id') ?? field;
	const example = placeholder?.startsWith('e.g. ')
		? ` An ID looks like ${placeholder.slice(5)}.`
		: '';
	throw new FieldError(
		field.displayName,
		`is no ID: ${id}`,
		`Check the expression that fills it.${example}`,
	);
}

/** The ID in a resource locator, also of a whole record. @throws FieldError when empty: sent as such, it would mean "any" */
export function toId(field: INodeProperties, value: unknown): string {
	const given = isLocator(value) ? value.value : value;
	const [id, ...others] = Array.isArray(given) ? given : [given];
	if (isEmpty(id) || id === false) throw new EmptyFieldError(field);
	if (others.length === 0) return assertId(field, toScalarText(field, id));
	throw new FieldError(
		field.displayName,
		'must be one ID, not a list',
		'Split the list into items first, with the node "Split Out".',
	);
}

/** A picker in which nothing was chosen: in a repeated group, n8n sends it like that. */
export const isUnchosen = ({ type }: INodeProperties, value: unknown) =>
	type === 'resourceLocator' && (value === '' || (isLocator(value) && value.value === ''));

/**
 * A list of IDs of which each is picked in a group of its own. An expression in one of them, or in place of all groups,
 * may give several.
 * @throws FieldError for an entry that says nothing
 */
export function toIdList(field: INodeProperties, value: unknown): unknown[] | undefined {
	const [group] = (field.options ?? []) as INodePropertyCollection[];
	const [picker] = group.values;
	const content = isObject(value) && group.name in value ? value[group.name] : value;
	if (isNil(content) || (isObject(content) && Object.keys(content).length === 0)) return undefined;
	const ids = [content].flat().flatMap((entry): unknown => {
		const given = isObject(entry) && picker.name in entry ? entry[picker.name] : entry;
		if (isUnchosen(picker, given)) throw new EmptyFieldError(picker);
		return isLocator(given) ? given.value : given;
	});
	return toList({ ...field, type: 'string' }, ids)?.map((id) => assertId(picker, String(id)));
}
