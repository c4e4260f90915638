import { createHash } from 'node:crypto';
import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import { connect } from '../transport/api';
import { CREDENTIAL } from '../transport/exchange';
import { remembered } from '../transport/memory';
import type { Api, Call } from '../transport/types';

/** Somebody is waiting in front of the editor: an error is shown at once, and a service that is slow soon. */
export const PROMPTLY = { once: true, timeout: 20_000 };

/**
 * What `read` gives for the account of the node's credential, asked for once while a picker is open. The
 * credential is read each time, as it may have been changed, and n8n must say who may use it.
 */
export async function readOnce<T>(
	context: ILoadOptionsFunctions,
	what: string,
	read: (api: Api) => Promise<T>,
): Promise<T> {
	const { id } = context.getNode().credentials?.[CREDENTIAL] ?? {};
	const credential = JSON.stringify(await context.getCredentials(CREDENTIAL));
	const content = createHash('sha256').update(credential).digest('base64');
	return await remembered(
		`${id} ${content} ${what}`,
		async () => await read((await connect(context))()),
	);
}

/** One answer of the service, as an object. */
export async function readAnswer(context: ILoadOptionsFunctions, call: Call): Promise<IDataObject> {
	const answer = await readOnce(
		context,
		JSON.stringify(call),
		async (api) => await api.send({ ...PROMPTLY, ...call }),
	);
	return isObject(answer) ? answer : {};
}

export const recordsIn = (answer: IDataObject, list: string): IDataObject[] => {
	const records = answer[list];
	return Array.isArray(records) ? records.filter(isObject) : [];
};
