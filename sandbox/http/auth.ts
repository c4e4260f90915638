/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { IncomingHttpHeaders } from 'node:http';
import type { Company } from '../state/model';
import type { State } from '../state/state';
import { unauthorized } from './errors';

const SCHEME = /^(?:Token|Bearer) (.+)$/;

/**
 * Checks the key and says which company the request is about.
 * @throws Refusal 401, the same one for a missing key, a wrong key and a company out of reach
 */
export function authorize(state: State, apiKey: string, headers: IncomingHttpHeaders): Company {
	const key = SCHEME.exec(headers.authorization ?? '')?.[1];
	if (key !== apiKey) throw unauthorized();
	const asked = headers['x-company-id'];
	if (asked === undefined) return state.company;
	const company = state.companyById.get(String(asked));
	if (!company) throw unauthorized();
	return company;
}
