import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { nearest } from '../helpers/nearest';
import { normalizeText } from '../helpers/text';
import { FieldError, isObject } from '../helpers/values';
import { idOf } from '../helpers/recordId';
import { entriesOf, valueOf } from '../transport/accountList';
import type { AccountList, AccountLists } from '../transport/accountList';
import type { Api, RequestParts } from '../transport/types';
import { childrenOf } from './encode';
import { isGathering } from './parameters';

/** What an error calls a field. */
type Labelled = Pick<INodeProperties, 'displayName'>;

type Parts = RequestParts & { settings: IDataObject };

/** What looks a name up: the lists of the account, and the service as the input item sees it. */
interface LookupContext {
	lists: AccountLists;
	api: Api;
}

/**
 * Puts IDs where a field that chooses from a list of the account is given a name or an email, and names where the
 * service takes names and an ID is given. The list is read once per run, and only where there is something to look up.
 * @throws FieldError for what names no record, or several
 */
export async function resolveNamesAndIds(
	fields: INodeProperties[],
	{ path, query, body, settings }: Parts,
	directory: LookupContext,
): Promise<Parts> {
	const resolved = async <T extends IDataObject>(values: T | undefined) =>
		values && { ...values, ...(await resolveFields(fields, values, directory)) };
	return {
		path: (await resolved(path)) as RequestParts['path'],
		query: await resolved(query),
		body: await resolved(body),
		settings: { ...settings, ...(await resolved(settings)) },
	};
}

/** The values of `fields`, and of the fields within them, that choose from a list, as the service takes them. */
async function resolveFields(
	fields: INodeProperties[],
	values: IDataObject,
	directory: LookupContext,
): Promise<IDataObject> {
	const resolved: IDataObject = {};
	for (const field of fields) {
		const value = values[field.name];
		const list = directory.lists[field.typeOptions?.loadOptionsMethod ?? ''];
		const children = childrenOf(field);
		if (list && value !== undefined) {
			resolved[field.name] = await resolveChoice(field, list, value, directory.api);
		} else if (children.length > 0) {
			Object.assign(resolved, await resolveNested(field, children, values, directory));
		}
	}
	return resolved;
}

/** A group is an object or a list of them; the fields of a collection without a name on the wire stand for themselves. */
async function resolveNested(
	field: INodeProperties,
	children: INodeProperties[],
	values: IDataObject,
	directory: LookupContext,
): Promise<IDataObject> {
	if (isGathering(field)) return await resolveFields(children, values, directory);
	const { name } = field;
	const group: unknown = values[name];
	if (group === undefined) return {};
	const resolve = async (entry: unknown) =>
		isObject(entry) ? { ...entry, ...(await resolveFields(children, entry, directory)) } : entry;
	return { [name]: (await eachOf(group, resolve)) as IDataObject[string] };
}

/** A tag may be called 2024, which an expression gives as a number. */
const isName = (entry: unknown) =>
	typeof entry === 'number' || (typeof entry === 'string' && entry !== '');

async function resolveChoice(
	field: INodeProperties,
	list: AccountList,
	value: IDataObject[string],
	api: Api,
): Promise<IDataObject[string]> {
	const resolve = async (entry: unknown) =>
		isName(entry) ? await resolveOne(field, list, String(entry), api) : entry;
	return (await eachOf(value, resolve)) as IDataObject[string];
}

/** One after the other, so that nothing is asked for any more once an entry has failed. */
async function eachOf(
	value: unknown,
	resolve: (entry: unknown) => Promise<unknown>,
): Promise<unknown> {
	if (!Array.isArray(value)) return await resolve(value);
	const resolved: unknown[] = [];
	for (const entry of value) resolved.push(await resolve(entry));
	// a name and an email may be of one employee
	return [...new Set(resolved)];
}

async function resolveOne(
	field: INodeProperties,
	list: AccountList,
	text: string,
	api: Api,
): Promise<string> {
	const looksLikeId = list.idPattern.test(text);
	if (looksLikeId === (list.value === 'id')) return text;
	return valueOf(list, await lookUp(field, list, text, api));
}

/** The records of a list, read once per run. */
export async function recordsOf(accountList: AccountList, api: Api): Promise<IDataObject[]> {
	const { route, fallback, query, list } = accountList;
	return entriesOf(
		accountList,
		await api.listOnce({ route, fallback, query, list, paginated: true }),
	);
}

/**
 * The record that has this ID or goes by this name.
 * @throws FieldError, which names the nearest, where there is none; and where there are several
 */
export async function lookUp(
	field: Labelled,
	list: AccountList,
	text: string,
	api: Api,
): Promise<IDataObject> {
	const records = await recordsOf(list, api);
	const found = recordsFor(list, records, text);
	if (found.length === 1) return found[0];
	throw found.length === 0
		? unknownName(field, list, text, records)
		: ambiguousName(field, list, text, found);
}

/** By ID, else by the exact name, else by the name without case and accents. */
function recordsFor({ names }: AccountList, records: IDataObject[], text: string): IDataObject[] {
	const byId = records.filter((record) => idOf(record) === text);
	if (byId.length > 0) return byId;
	const byName = records.filter((record) => names(record).includes(text));
	if (byName.length > 0) return byName;
	return records.filter((record) => names(record).map(normalizeText).includes(normalizeText(text)));
}

/** So many names an error lists, the nearest first. */
const NAMES_SHOWN = 8;

function unknownName(
	field: Labelled,
	{ names, noun, made }: AccountList,
	text: string,
	records: IDataObject[],
): FieldError {
	const known = [...new Set(records.flatMap(names))];
	const problem = `has "${text}", but there is no ${noun} "${text}"`;
	if (known.length === 0) {
		const advice = `This account has none. ${made ?? 'Add it in Housecall Pro first'}.`;
		return new FieldError(field.displayName, problem, advice);
	}
	const shown = nearest(known, text, NAMES_SHOWN);
	const more = known.length > shown.length ? ', …' : '';
	return new FieldError(
		field.displayName,
		`${problem}. This account has: ${shown.join(', ')}${more}`,
		['Give the exact name or the ID', ...(made ? [made] : []), ''].join('. ').trim(),
	);
}

function ambiguousName(
	field: Labelled,
	{ names, noun }: AccountList,
	text: string,
	found: IDataObject[],
): FieldError {
	const shown = found.map((record) => `${names(record).join(', ')} (${idOf(record)})`);
	return new FieldError(
		field.displayName,
		`has "${text}", which is the name of more than one ${noun} of this account`,
		`Give the ID of the one that is meant: ${shown.join('; ')}.`,
	);
}
