import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import type { AccountList, AccountLists } from '../transport/accountList';
import { childrenOf } from './encode';
import type { ExecuteContext } from './operation';
import { isGathering } from './parameters';
import { lookUp } from './resolveNames';

/** A name in a field that chooses from a list of the account. */
interface Named {
	field: INodeProperties;
	list: AccountList;
	name: string;
}

/** The names that fields, and the fields within them, hold. */
function namesIn(fields: INodeProperties[], values: IDataObject, lists: AccountLists): Named[] {
	return fields.flatMap((field) => {
		const value: unknown = values[field.name];
		const list = lists[field.typeOptions?.loadOptionsMethod ?? ''];
		if (list) {
			const names = [value].flat().filter((name): name is string => typeof name === 'string');
			return names.map((name) => ({ field, list, name }));
		}
		const children = childrenOf(field);
		const groups = isGathering(field) ? [values] : [value].flat().filter(isObject);
		return children.length === 0 ? [] : groups.flatMap((group) => namesIn(children, group, lists));
	});
}

/**
 * Names that the service takes are sent as they are. Where it knows none of that name, the list is read, so that the error
 * can name those that there are.
 * @returns a FieldError, or the fault itself where it says something else
 */
export async function explained(
	fault: unknown,
	fields: INodeProperties[],
	{ api, call: { query, body }, lists }: ExecuteContext,
): Promise<unknown> {
	if (!(fault instanceof Error)) return fault;
	const isMeant = ({ list }: Named) =>
		list.value === 'name' && new RegExp(`\\b${list.noun} not found`, 'i').test(fault.message);
	const sent = namesIn(fields, { ...query, ...body }, lists).filter(isMeant);
	for (const { field, list, name } of sent) {
		const reason = await lookUp(field, list, name, api).then(
			() => undefined,
			(error: unknown) => error,
		);
		if (reason) return reason;
	}
	return fault;
}
