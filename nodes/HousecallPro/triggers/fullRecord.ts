import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import type { Api, Call } from '../transport/types';
import type { HousecallEvent } from './envelope';

/** The sender waits meanwhile. */
const HURRY = { failFast: true };

/** Reads one record whole. */
type Read = (api: Api, id: string) => Promise<unknown>;

const get = async (api: Api, call: Call) => await api.send({ ...HURRY, ...call });

const readers = new Map<string, Read>([
	[
		'customer',
		async (api, id) =>
			await get(api, {
				route: 'GET /customers/{customer_id}',
				path: { customer_id: id },
				query: { expand: ['attachments', 'do_not_service'] },
			}),
	],
	['employee', readEmployee],
	[
		'estimate',
		async (api, id) =>
			await get(api, {
				route: 'GET /estimates/{estimate_id}',
				path: { estimate_id: id },
				query: { expand: ['attachments'] },
			}),
	],
	['invoice', readInvoice],
	['job', readJob],
	['lead', async (api, id) => await get(api, { route: 'GET /leads/{id}', path: { id } })],
]);

/**
 * The event's record as the service has it now, laid over what the event brought. Undefined where there is
 * nothing to read: the record was deleted, or the service does not offer records of this kind one by one.
 * @throws NodeApiError when the service does not answer at once
 */
export async function readFullRecord(
	api: Api,
	{ name, resource, record }: HousecallEvent,
): Promise<IDataObject | undefined> {
	const read = readers.get(resource);
	if (!read || !record?.id || name.endsWith('.deleted')) return undefined;
	const full = await read(api, String(record.id));
	return isObject(full) ? { ...record, ...full } : undefined;
}

/** A job and its line items, which are a list of their own (`{object, data: […]}`, not paged). */
async function readJob(api: Api, id: string): Promise<IDataObject> {
	const path = { job_id: id };
	const [job, lineItems] = await Promise.all([
		get(api, {
			route: 'GET /jobs/{job_id}',
			path,
			query: { expand: ['attachments', 'appointments'] },
		}),
		api.list({
			...HURRY,
			route: 'GET /jobs/{job_id}/line_items',
			path,
			list: 'line_items',
			paged: false,
		}),
	]);
	return { ...(isObject(job) && job), line_items: lineItems };
}

/** The live service has a single invoice at `/api/invoices/{uuid}`. */
async function readInvoice(api: Api, id: string): Promise<unknown> {
	return await get(api, {
		route: 'GET /invoices/{invoice_id}',
		path: { invoice_id: id },
		fallback: {
			run: async (live) =>
				await live.send({ route: 'GET /api/invoices/{uuid}', path: { uuid: id } }),
		},
	});
}

/** The live service has employees only as a list. */
async function readEmployee(api: Api, id: string): Promise<unknown> {
	const findInList = async (live: Api) => {
		const all = await live.list({ route: 'GET /employees', list: 'employees', paged: true });
		return all.find((employee) => employee.id === id);
	};
	return await get(api, {
		route: 'GET /employees/{employee_id}',
		path: { employee_id: id },
		fallback: { run: findInList },
	});
}
