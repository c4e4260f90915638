import type { DocumentName, JsonSchema, Route } from '../openapi/documents';
import { compileBody, type ErrorObject, type ValidateFunction } from '../openapi/schemas';
import { invalid } from './errors';
import { complaint } from './query';

/** Checks the JSON bodies of one route. Compiled when the first one comes: most routes get none. */
export class BodyChecker {
	private validate?: ValidateFunction;

	constructor(
		private readonly route: Route,
		private readonly documents: DocumentName[],
	) {}

	/** Names of the body's properties that no served document knows, as `body.<name>`. */
	unknown(body: unknown): string[] {
		const { properties } = this.compiled().schema as JsonSchema;
		if (!properties || typeof body !== 'object' || body === null) return [];
		const names = Object.keys(body).filter((name) => !(name in properties));
		return names.map((name) => `body.${name}`);
	}

	/** @throws Refusal 422 with what is wrong, by field */
	check(body: unknown): void {
		if (this.route.method === 'GET' || this.route.method === 'DELETE') return;
		const validate = this.compiled();
		if (!validate(body ?? {})) throw invalid(byField(validate.errors ?? []));
	}

	private compiled(): ValidateFunction {
		return (this.validate ??= compileBody(this.route, this.documents));
	}
}

function byField(errors: ErrorObject[]): Record<string, string[]> {
	const fields: Record<string, string[]> = {};
	for (const error of errors) {
		const name = fieldOf(error);
		if (error.keyword !== 'anyOf')
			fields[name] = [...new Set([...(fields[name] ?? []), complaint(error)])];
	}
	return fields;
}

/** `/addresses/0` and a missing `zip` → `addresses.0.zip` */
function fieldOf({ instancePath, keyword, params }: ErrorObject): string {
	const path = instancePath.split('/').slice(1);
	const missing = keyword === 'required' ? [String(params.missingProperty)] : [];
	return [...path, ...missing].join('.') || 'base';
}
