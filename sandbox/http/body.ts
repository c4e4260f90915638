import type { DocumentName, Route } from '../openapi/documents';
import { compileBody, type ErrorObject } from '../openapi/schemas';
import { invalid } from './errors';
import { complaint } from './query';

/** Checks the JSON bodies of one route. Compiled when the first one comes: most routes get none. */
export class BodyChecker {
	private validate?: ReturnType<typeof compileBody>;

	constructor(
		private readonly route: Route,
		private readonly documents: DocumentName[],
	) {}

	/** @throws Refusal 422 with what is wrong, by field */
	check(body: unknown): void {
		if (this.route.method === 'GET' || this.route.method === 'DELETE') return;
		this.validate ??= compileBody(this.route, this.documents);
		if (!this.validate(body ?? {})) throw invalid(byField(this.validate.errors ?? []));
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
