import { createCompoundSchema, type Schema as Inferred } from 'genson-js';
import type { IDataObject } from 'n8n-workflow';

/** The part of JSON Schema that n8n's output schemas are written in. */
export interface Schema {
	/** More than one only where values differ in more than null. */
	type: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** All fields that the records have between them. One is of type null where no record has a value for it. */
export const schemaOf = (records: IDataObject[]): Schema =>
	toSchema(createCompoundSchema(records, { noRequired: true }));

function toSchema(inferred: Inferred): Schema {
	const variants = (inferred.anyOf ?? [inferred]).flatMap(({ type = [], ...rest }) =>
		[type].flat().map((each): Inferred & { type: string } => ({ ...rest, type: each })),
	);
	const valued = variants.filter(({ type }) => type !== 'null');
	const [type = 'null', ...further] = valued.map((variant) => variant.type);
	const properties = valued.find((variant) => variant.properties)?.properties;
	const items = valued.find((variant) => variant.items)?.items;
	return {
		type: further.length > 0 ? [type, ...further] : type,
		...(properties && { properties: mapValues(properties, toSchema) }),
		...(items && { items: toSchema(items) }),
	};
}

/**
 * The schema with what was always null or empty taken from schemas that know more of the same place, and whole
 * numbers where one of them knows fractions.
 */
export function completed(schema: Schema, others: Schema[]): Schema {
	const { type, properties, items } = [schema, ...others].find(isTelling) ?? schema;
	const hasFractions = type === 'integer' && others.some((other) => other.type === 'number');
	const within = (name: string) => others.flatMap((other) => other.properties?.[name] ?? []);
	const entries = others.flatMap((other) => other.items ?? []);
	return {
		type: hasFractions ? 'number' : type,
		...(properties && {
			properties: mapValues(properties, (property, name) => completed(property, within(name))),
		}),
		...(items && { items: completed(items, entries) }),
	};
}

/** Whether a schema says what a value is, or what is in it. */
export function isTelling({ type, properties, items }: Schema): boolean {
	if (type === 'array') return items !== undefined;
	return type === 'object' ? properties !== undefined : type !== 'null';
}

/** The schema without what was always null or empty. */
export function withoutUnknown({ properties = {}, items, ...rest }: Schema): Schema {
	const kept = Object.entries(properties)
		.map(([name, property]): [string, Schema] => [name, withoutUnknown(property)])
		.filter(([, property]) => isTelling(property));
	return {
		...rest,
		...(kept.length > 0 && { properties: Object.fromEntries(kept) }),
		...(items && { items: withoutUnknown(items) }),
	};
}

export function mapValues<From, To>(
	values: Record<string, From>,
	map: (value: From, name: string) => To,
): Record<string, To> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, map(value, name)]),
	);
}
