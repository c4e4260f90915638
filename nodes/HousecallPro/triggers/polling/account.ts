import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { Api } from '../../transport/types';
import { shortHash } from './memory';
import { unlessMissing } from '../missing';

/** What tells one account from another without a request. */
export const fingerprintOfAccount = ({
	baseUrl,
	apiKey,
	location,
}: ICredentialDataDecryptedObject): string =>
	shortHash(JSON.stringify([baseUrl, apiKey, location]), 16);

/** The ID of the company, which stays when the key is renewed; empty where the server does not say. */
export async function readCompany(api: Api): Promise<string> {
	const fallback = { run: async () => await Promise.resolve({}) };
	const company = await unlessMissing(api.send({ route: 'GET /company', fallback }));
	return isObject(company) ? String(company.id ?? '') : '';
}
