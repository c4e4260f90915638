import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../helpers/display';
import { isObject } from '../helpers/values';
import type { Api, Call } from '../transport/types';
import type { HousecallEvent } from './envelope';
import { unlessMissing } from './missing';

/** The sender of the event waits for the response meanwhile. */
const NO_RETRY = { failFast: true };

/** Reads one record whole. `brought` is what the event holds of it. */
type Read = (api: Api, id: string, brought: IDataObject) => Promise<unknown>;

const get = async (api: Api, call: Call) => await api.send({ ...NO_RETRY, ...call });

const readers = new Map<string, Read>([
	['appointment', readAppointment],
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
async function readFullRecord(
	api: Api,
	{ name, resource, record }: HousecallEvent,
): Promise<IDataObject | undefined> {
	const read = readers.get(resource);
	if (!read || !record?.id || name.endsWith('.deleted')) return undefined;
	const full = await read(api, String(record.id), record);
	return isObject(full) ? { ...record, ...full } : undefined;
}

/** The record whole, or why it could not be read. */
export interface Fetched {
	record?: IDataObject;
	error?: string;
}

/** As `readFullRecord`, for an event that counts even when its record cannot be read just now. */
export async function fetchFullRecord(
	connected: Api | Promise<Api>,
	event: HousecallEvent,
): Promise<Fetched> {
	try {
		return { record: await readFullRecord(await connected, event) };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}

/** A job and its line items, which are a list of their own (`{object, data: […]}`, not paginated). */
async function readJob(api: Api, id: string): Promise<IDataObject> {
	const path = { job_id: id };
	const [job, lineItems] = await Promise.all([
		get(api, {
			route: 'GET /jobs/{job_id}',
			path,
			query: { expand: ['attachments', 'appointments'] },
		}),
		api.list({
			...NO_RETRY,
			route: 'GET /jobs/{job_id}/line_items',
			path,
			list: 'line_items',
			paginated: false,
		}),
	]);
	return { ...(isObject(job) && job), line_items: lineItems };
}

/**
 * An appointment and, as `job`, its job. Events of appointments name the job, but no customer (recorded). One that was
 * discarded is not in the job any more.
 */
async function readAppointment(api: Api, id: string, { job_id: jobId }: IDataObject) {
	if (!jobId) return undefined;
	const job = await readJob(api, String(jobId));
	const appointments = objects(propertyOf(job.schedule, 'appointments'));
	return { ...appointments.find((appointment) => appointment.id === id), job };
}

/** An invoice and its customer, whom neither the event nor the invoice names (recorded), by way of the job. */
async function readInvoice(api: Api, id: string, brought: IDataObject): Promise<unknown> {
	const invoice = await readInvoiceAlone(api, id);
	if (!isObject(invoice)) return invoice;
	const { customer, job_id: jobId } = { ...brought, ...invoice };
	if (customer || !jobId) return invoice;
	// the job may have been deleted
	const job = await unlessMissing(
		get(api, { route: 'GET /jobs/{job_id}', path: { job_id: String(jobId) } }),
	);
	return { ...invoice, ...(isObject(job) && { customer: job.customer }) };
}

/** The live service has a single invoice at `/api/invoices/{uuid}`. */
async function readInvoiceAlone(api: Api, id: string): Promise<unknown> {
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
		const all = await live.list({ route: 'GET /employees', list: 'employees', paginated: true });
		return all.find((employee) => employee.id === id);
	};
	return await get(api, {
		route: 'GET /employees/{employee_id}',
		path: { employee_id: id },
		fallback: { run: findInList },
	});
}
