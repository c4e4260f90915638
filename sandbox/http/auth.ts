/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { IncomingHttpHeaders } from 'node:http';
import type { Company } from '../state/model';
import type { State } from '../state/state';

const SCHEME = /^(?:Token|Bearer) (.+)$/;

/**
 * The company a request is about: the key's own, or the one of it that `X-Company-Id` names. Null
 * when the key is missing or wrong, or the company out of reach: the service tells none of them apart.
 */
export function authorize(
	state: State,
	apiKey: string,
	headers: IncomingHttpHeaders,
): Company | null {
	const key = SCHEME.exec(headers.authorization ?? '')?.[1];
	if (key !== apiKey) return null;
	const asked = headers['x-company-id'];
	return asked === undefined ? state.company : (state.companyById.get(String(asked)) ?? null);
}
