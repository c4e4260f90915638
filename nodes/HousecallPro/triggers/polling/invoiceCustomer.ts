import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { Api } from '../../transport/types';
import type { Fetched } from '../fullRecord';
import { unlessMissing } from '../missing';

/** An invoice with its customer, as *Fetch Full Record* gives it. The event counts even when that cannot be read. */
export type ReadCustomer = (invoice: IDataObject) => Promise<Fetched>;

/** Invoices name no customer (recorded), but their job does: one request for each job of a poll. */
export function customerReader(api: Api): ReadCustomer {
	const jobs = new Map<string, Promise<unknown>>();
	const readJob = async (id: string) =>
		await unlessMissing(api.send({ route: 'GET /jobs/{job_id}', path: { job_id: id } }));
	return async (invoice) => {
		const { customer, job_id: id } = invoice;
		if (customer || typeof id !== 'string') return {};
		const reading = jobs.get(id) ?? readJob(id);
		jobs.set(id, reading);
		try {
			const job = await reading;
			return isObject(job) ? { record: { ...invoice, customer: job.customer } } : {};
		} catch (error) {
			return { error: error instanceof Error ? error.message : String(error) };
		}
	};
}
