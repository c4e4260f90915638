import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { operate } from '../../tools/engine/operations';

/** What one run of Customer → Create or Update did. */
export interface Upserted {
	item?: IDataObject;
	error?: string;
	searches: number;
	/** Everything that was sent but the searches, as `POST /customers`, with its body. */
	written: Array<[call: string, body: unknown]>;
}

/** Runs Create or Update at a service with these customers, which finds them all, whatever is searched for. */
export async function upsertAmong(
	customers: IDataObject[],
	fields: INodeParameters,
): Promise<Upserted> {
	nock.cleanAll();
	let searches = 0;
	const written: Upserted['written'] = [];
	const server = nock(BASE_URL).persist();
	server
		.get('/customers')
		.query(true)
		.reply(() => [200, { customers, page: 1, total_pages: ++searches && 1 }]);
	server.get(/^\/customers\/[^/?]+$/).reply((uri) => [200, { id: uri.split('/')[2] }]);
	for (const verb of ['post', 'put'] as const) {
		server[verb](/.*/).reply((uri, body) => {
			written.push([`${verb.toUpperCase()} ${uri}`, body]);
			return [200, { id: verb === 'put' ? uri.split('/')[2] : 'new' }];
		});
	}
	const { output, error } = await operate('customer', 'upsert', fields);
	return { item: output[0], error: error?.message, searches, written };
}
