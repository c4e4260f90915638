import { createHash } from 'node:crypto';
import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { connect } from '../transport/api';
import { CREDENTIAL } from '../transport/request';
import { cached } from '../transport/cache';
import type { Api } from '../transport/types';

/** Somebody is waiting in front of the editor: an error is shown at once, and a service that is slow soon. */
export const FAIL_FAST = { failFast: true, timeout: 20_000 };

/**
 * What `read` gives for the account of the node's credential, asked for once while a picker is open. The
 * credential is read each time, as it may have been changed, and n8n must say who may use it.
 */
export async function readCached<T>(
	context: ILoadOptionsFunctions,
	what: string,
	read: (api: Api) => Promise<T>,
): Promise<T> {
	const { id } = context.getNode().credentials?.[CREDENTIAL] ?? {};
	const credential = JSON.stringify(await context.getCredentials(CREDENTIAL));
	const content = createHash('sha256').update(credential).digest('base64');
	return await cached(
		`${id} ${content} ${what}`,
		async () => await read((await connect(context))()),
	);
}
