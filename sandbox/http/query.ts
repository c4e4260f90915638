import { compileQuery, queryParameters, type ErrorObject } from '../openapi/schemas';
import type { DocumentName, Parameter, Route } from '../openapi/documents';
import { invalid, invalidFilter } from './errors';

export type QueryValue = string | number | boolean | string[] | undefined;
export type Query = Record<string, QueryValue>;

/** Every list can be paged, whether its description says so or not. */
const PAGING: Parameter[] = ['page', 'page_size'].map((name) => ({
	name,
	in: 'query',
	schema: { type: 'integer' },
}));

const ARTICLES: Record<string, string> = { array: 'an', integer: 'an', object: 'an' };

/** Reads the query of one route by what the served documents say about it. */
export class QueryReader {
	private readonly parameters: Parameter[];
	private readonly declared: ReadonlySet<string>;
	/** Arrays that may come without brackets, because the contract says so. */
	private readonly bare: ReadonlySet<string>;
	private validate?: ReturnType<typeof compileQuery>;

	constructor(route: Route, served: DocumentName[]) {
		const stated = queryParameters(route, served);
		this.declared = new Set(stated.map((parameter) => parameter.name));
		this.parameters = [...PAGING.filter(({ name }) => !this.declared.has(name)), ...stated];
		const contract = served.includes('contract') ? queryParameters(route, ['contract']) : [];
		this.bare = new Set(contract.filter(isArray).map((parameter) => parameter.name));
	}

	/**
	 * Parameters that no document states are left out without a word, as the service does.
	 * @throws Refusal 400 or 422 when a value is not what the document says
	 */
	read(search: URLSearchParams): Query {
		const query: Query = {};
		for (const parameter of this.parameters) {
			const value = this.valueOf(parameter, search);
			if (value !== undefined) query[parameter.name] = value;
		}
		this.validate ??= compileQuery(this.parameters);
		if (!this.validate(query)) throw refusalOf(this.validate.errors ?? []);
		return query;
	}

	/** Names in a query that no served document knows, without `[]`. */
	unknown(search: URLSearchParams): string[] {
		const names = [...search.keys()].map((name) => name.replace(/\[.*$/, ''));
		return [...new Set(names)].filter((name) => !this.declared.has(name));
	}

	private valueOf(parameter: Parameter, search: URLSearchParams): QueryValue {
		const { name } = parameter;
		if (!isArray(parameter)) return search.get(name) ?? undefined;
		const members = search.getAll(`${name}[]`);
		if (members.length) return members;
		const bare = search.getAll(name);
		if (!bare.length) return undefined;
		return this.bare.has(name) ? bare : bare[0];
	}
}

function isArray(parameter: Parameter): boolean {
	return parameter.schema.type === 'array';
}

function refusalOf(errors: ErrorObject[]) {
	const [{ keyword, instancePath, params }] = errors;
	const name = instancePath.split('/')[1] ?? String(params.missingProperty);
	if (keyword === 'format') return invalidFilter(name);
	return invalid({ [name]: complaint(errors[0]) });
}

/** Says what is wrong with a value, in the service's manner: `must be an array`. */
export function complaint({ keyword, params, message }: ErrorObject): string {
	if (keyword === 'required') return 'is missing';
	if (keyword === 'enum') return `must be one of: ${params.allowedValues.join(', ')}`;
	if (keyword === 'format') return 'must be valid';
	if (keyword !== 'type') return message ?? 'is invalid';
	const types = [params.type].flat().filter((type) => type !== 'null');
	return `must be ${ARTICLES[types[0]] ?? 'a'} ${types.join(' or ')}`;
}
