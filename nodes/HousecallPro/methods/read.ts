import { createHash } from 'node:crypto';
import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { connect } from '../transport/api';
import { CREDENTIAL } from '../transport/request';
import { cached } from '../transport/cache';
import type { Api } from '../transport/types';

/** A user waits in the editor: errors are shown at once, and a slow service is given up early. */
export const FAIL_FAST = { failFast: true, timeout: 20_000 };

/**
 * What `read` gives for the account of the node's credential, requested once while a picker is open. The credential is
 * read each time: it may have changed, and n8n checks who may use it.
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
