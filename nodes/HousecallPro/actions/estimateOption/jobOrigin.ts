import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../../helpers/display';
import { idOf } from '../../helpers/recordId';
import type { Api, ListCall } from '../../transport/types';

/**
 * Says in a note where a job is from. The service takes no such thing for a new job elsewhere, and the node knows the
 * job by it.
 */
export const originNote = (estimate: IDataObject, option: IDataObject) =>
	`From estimate ${String(estimate.estimate_number)}, ${String(option.name)} (${idOf(option)})`;

/** The IDs of the options that the service has copied to a job (recorded). */
const copiedTo = (job: IDataObject): unknown[] =>
	[job.original_estimate_id, job.original_estimate_uuids].flat().filter(Boolean);

/** What notes of a job have in parentheses, the IDs of the options of which the node has made it among them. */
const notedIn = (job: IDataObject): string[] =>
	objects(job.notes).flatMap(({ content }) =>
		[...String(content).matchAll(/\(([^()\s]+)\)/g)].map(([, id]) => id),
	);

/** Whether the node has made a job of an option. */
export const isOwnOf = (option: IDataObject, job: IDataObject) =>
	notedIn(job).includes(idOf(option));

const isMadeOf = (option: IDataObject, job: IDataObject) =>
	[...copiedTo(job), ...notedIn(job)].includes(idOf(option));

/** All records of a customer, or of everybody where a record names no customer. */
const ofCustomer = (customer: unknown): Pick<ListCall, 'paginated' | 'query'> => {
	const id = propertyOf(customer, 'id');
	return { paginated: true, query: id === undefined ? {} : { customer_id: String(id) } };
};

/** The jobs that were made of options, by the service or by the node; those that were deleted do not count. */
export const jobsOf = async (
	api: Api,
	options: IDataObject[],
	customer: unknown,
): Promise<IDataObject[]> =>
	await api.list({
		route: 'GET /jobs',
		list: 'jobs',
		...ofCustomer(customer),
		keep: (job) => !job.deleted_at && options.some((option) => isMadeOf(option, job)),
	});

/** The estimate of which a job was made; null where there is none. A job names its option, not the estimate. */
export async function estimateOf(api: Api, job: IDataObject): Promise<IDataObject | null> {
	if (copiedTo(job).length + notedIn(job).length === 0) return null;
	const [estimate] = await api.list({
		route: 'GET /estimates',
		list: 'estimates',
		...ofCustomer(job.customer),
		keep: ({ options }) => objects(options).some((option) => isMadeOf(option, job)),
		limit: 1,
	});
	return estimate ?? null;
}
