import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { isObject } from '../transport/answer';
import { connect } from '../transport/api';
import type { Api, Call } from '../transport/types';
import { remembered } from '../transport/memory';

/** What `read` gives for the account of the node's credential, asked for once while a picker is open. */
export async function readOnce<T>(
	context: ILoadOptionsFunctions,
	what: string,
	read: (api: Api) => Promise<T>,
): Promise<T> {
	const account = context.getNode().credentials?.housecallProApi?.id;
	const readNow = async () => await read((await connect(context))());
	return account ? await remembered(`${account} ${what}`, readNow) : await readNow();
}

/** One answer of the service, as an object. */
export async function readAnswer(context: ILoadOptionsFunctions, call: Call): Promise<IDataObject> {
	const answer = await readOnce(context, JSON.stringify(call), async (api) => await api.send(call));
	return isObject(answer) ? answer : {};
}

export const recordsIn = (answer: IDataObject, list: string): IDataObject[] => {
	const records = answer[list];
	return Array.isArray(records) ? records.filter(isObject) : [];
};
