import type { Operation } from '../../nodes/HousecallPro/operation/operation';
import { DOCUMENTS, ROUTES } from '../../sandbox/openapi/documents';
import { isSame } from '../contract/run';
import type { Schema } from './infer';

/** The parts of a stated schema that say what fields there are. */
interface Stated {
	$ref?: string;
	type?: string | string[];
	properties?: Record<string, Stated>;
	items?: Stated;
	allOf?: Stated[];
	anyOf?: Stated[];
	oneOf?: Stated[];
}

/**
 * What the live service's description says that an operation gives, per item.
 * @returns undefined where it does not have the route, or does not say
 */
export function documentedSchema({ route, returns }: Operation): Schema | undefined {
	const known = ROUTES.find(({ method, path }) => isSame(`${method} ${path}`, route));
	const responses = Object.entries(known?.operations.live?.responses ?? {});
	const [, success] = responses.find(([status]) => status.startsWith('2')) ?? [];
	const body = toSchema(success?.content?.['application/json']?.schema as Stated | undefined);
	if (typeof returns !== 'object') return body;
	// a list comes by its name, within a `data`, or bare
	const { [returns.list]: named, data } = body?.properties ?? {};
	return (named ?? data ?? body)?.items;
}

/** @param within the references being followed: a company has locations, which are companies */
function toSchema(stated: Stated | undefined, within: string[] = []): Schema | undefined {
	if (!stated) return undefined;
	if (stated.$ref) return followed(stated.$ref, within);
	const { type, properties = {}, allOf = [], anyOf = [], oneOf = [] } = stated;
	const parts = [...allOf, ...anyOf, ...oneOf].flatMap((part) => toSchema(part, within) ?? []);
	const own = Object.entries(properties).flatMap(([name, property]) => {
		const schema = toSchema(property, within);
		return schema ? [[name, schema] as const] : [];
	});
	const fields = [...parts.flatMap((part) => Object.entries(part.properties ?? {})), ...own];
	const items = toSchema(stated.items, within) ?? parts.find((part) => part.items)?.items;
	return {
		type: type ?? parts[0]?.type ?? 'object',
		...(fields.length > 0 && { properties: Object.fromEntries(fields) }),
		...(items && { items }),
	};
}

function followed(reference: string, within: string[]): Schema | undefined {
	const name = reference.split('/').pop() ?? '';
	if (within.includes(name)) return undefined;
	return toSchema(DOCUMENTS.live.components.schemas[name] as Stated, [...within, name]);
}
