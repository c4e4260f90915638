import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { objects, pick, propertyOf } from '../../helpers/display';
import { idOf } from '../../helpers/recordId';
import { FieldError, isObject } from '../../helpers/values';
import type { Api, RequestParts } from '../../transport/types';
import { isRefusal } from '../../transport/errors';
import { unexpectedResponse } from '../../transport/response';
import { sendWithInvoiceNumber } from '../job/invoiceNumber';
import { jobsOf, originNote } from './jobOrigin';
import { toNewLineItem } from '../lineItem/writable';

/** An option with the estimate that it belongs to. */
export interface Offer {
	estimate: IDataObject;
	option: IDataObject;
}

/** @throws FieldError for an option of another estimate, and for an estimate of which no job can be made */
export async function readOffer(
	api: Api,
	{ estimate_id, option_id }: { estimate_id: string; option_id: string },
): Promise<Offer & { customer_id: string; address_id: string }> {
	const estimate = await api.send({
		route: 'GET /estimates/{estimate_id}',
		path: { estimate_id },
	});
	const option = objects(propertyOf(estimate, 'options')).find(({ id }) => id === option_id);
	if (!isObject(estimate) || !option) {
		throw new FieldError(
			'Estimate Option',
			`is none of the estimate: ${option_id}`,
			'Estimate → Get lists the options of an estimate with their IDs.',
		);
	}
	const needed = (name: 'address' | 'customer') => {
		const id = propertyOf(estimate[name], 'id');
		if (typeof id === 'string') return id;
		throw new FieldError(
			'Estimate',
			`has no ${name}, which a job needs`,
			`Give it one in Housecall Pro, or make the job with Job → Create.`,
		);
	};
	return { estimate, option, customer_id: needed('customer'), address_id: needed('address') };
}

/**
 * Sends a new job of an option. Where its outcome is not known, the job may be there all the same, and is looked for.
 * @param known the jobs of the option that were there before
 */
export async function sendJob(
	api: Api,
	offer: Offer,
	body: IDataObject,
	known: IDataObject[],
): Promise<IDataObject> {
	const notes = [body.notes, originNote(offer.estimate, offer.option)].filter(Boolean).join('\n\n');
	const sent = { route: 'POST /jobs', body: { ...body, notes } } as const;
	const before = new Set(known.map(idOf));
	const look = async () => {
		const jobs = await jobsOf(api, [offer.option], offer.estimate.customer).catch(() => []);
		return jobs.find((job) => !before.has(idOf(job)));
	};
	const response = await sendWithInvoiceNumber(api, sent).catch(async (fault: unknown) => {
		const made = isRefusal(fault) ? undefined : await look();
		return made ?? (await Promise.reject(fault));
	});
	const job = propertyOf(response, 'id') === undefined ? await look() : response;
	if (isObject(job)) return job;
	throw unexpectedResponse('The answer to the new job is no job, and the customer has none of it');
}

/** What a line item of an option has that one of a job takes. */
const COPIED = [
	...['name', 'description', 'kind', 'quantity', 'taxable', 'unit_cost', 'unit_price'],
	...['service_item_id', 'service_item_type'],
];

/** A discount may have no name (recorded), which the service does not take in a write. */
const nameOf = ({ name, kind }: IDataObject) =>
	name || (String(kind).includes('discount') ? 'Discount' : 'Item');

/** The line items of an option, as a job takes them. Prices in cents. */
export async function lineItemsOf(api: Api, path: RequestParts['path']): Promise<IDataObject[]> {
	const items = await api.list({
		route: 'GET /estimates/{estimate_id}/options/{option_id}/line_items',
		path,
		list: 'line_items',
		paginated: true,
	});
	return items.map((item) => ({ ...pick(toNewLineItem(item), ...COPIED), name: nameOf(item) }));
}

/**
 * Puts line items on a job that has none; a new job takes neither their kind nor whether they are taxed (API
 * description), so they come in a request of their own. They replace those that are there: sent twice, they are there once.
 * @throws NodeApiError which also says that the job is there
 */
export async function putLineItems(api: Api, job: IDataObject, line_items: IDataObject[]) {
	const path = { job_id: idOf(job) };
	const current = await api.list({
		route: 'GET /jobs/{job_id}/line_items',
		path,
		list: 'line_items',
		paginated: false,
	});
	if (current.length > 0 || line_items.length === 0) return;
	const body = { line_items, append_line_items: false };
	const route = 'PUT /jobs/{job_id}/line_items/bulk_update';
	await api.send({ route, path, body }).catch((fault: unknown) => {
		if (!(fault instanceof NodeApiError)) throw fault;
		fault.message += ` – the job was made, with the ID ${path.job_id}, but without line items`;
		fault.description = `${fault.description ?? ''} Run again to add the line items: no second job is made.`;
		throw fault;
	});
}
