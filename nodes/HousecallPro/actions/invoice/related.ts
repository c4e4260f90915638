import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { mapInOrder } from '../../helpers/mapInOrder';
import { isObject } from '../../helpers/values';
import type { Complete } from '../../operation/operation';
import type { Api } from '../../transport/types';

/** An invoice names its job only; everything else is there. */
export const related: INodeProperties = {
	displayName: 'Include',
	name: 'related',
	type: 'multiOptions',
	options: [
		{ name: 'Customer', value: 'customer' },
		{ name: 'Employees', value: 'assigned_employees', description: 'Who did the work' },
		{ name: 'Job', value: 'job' },
	],
	default: [],
	description:
		'What the invoice is returned with, besides its usual fields. It is on the job of the invoice, which is read for it.',
};

const AT_ONCE = 5;
const PAGE_SIZE = 200;

/** A page of jobs is read in place of so many single ones. */
const WORTH_A_PAGE = 10;

/** Adds what "Include" says to invoices. A job that is deleted adds nothing. */
export const withRelated: Complete = async ({ api, settings }, invoices) => {
	const wanted = Array.isArray(settings.related) ? settings.related.map(String) : [];
	if (wanted.length === 0) return invoices;
	const jobs = await readJobs(api, [...new Set(invoices.flatMap(({ job_id }) => job_id ?? []))]);
	return invoices.map((invoice) => ({ ...invoice, ...partsOf(jobs.get(invoice.job_id), wanted) }));
};

const partsOf = (job: IDataObject | undefined, wanted: string[]): IDataObject =>
	Object.fromEntries(wanted.map((part) => [part, (part === 'job' ? job : job?.[part]) ?? null]));

type Jobs = Map<unknown, IDataObject>;

/** Jobs by their ID: of many, the pages that are likely to have them first, as invoices are mostly of late jobs. */
async function readJobs(api: Api, ids: unknown[]): Promise<Jobs> {
	const jobs: Jobs = new Map();
	const isMissing = (id: unknown) => !jobs.has(id);
	const pages = Math.floor(ids.length / WORTH_A_PAGE);
	for (let number = 1; number <= pages && ids.some(isMissing); number++) {
		const call = { route: 'GET /jobs', list: 'jobs', paginated: true, limit: PAGE_SIZE } as const;
		const { records, totalPages = Infinity } = await api.page(call, number);
		for (const job of records) jobs.set(job.id, job);
		if (records.length === 0 || number >= totalPages) break;
	}
	const rest = ids.filter(isMissing);
	await mapInOrder(rest.length, AT_ONCE, async (index) => {
		const job = await readJob(api, String(rest[index]));
		if (job) jobs.set(rest[index], job);
	});
	return jobs;
}

async function readJob(api: Api, job_id: string): Promise<IDataObject | undefined> {
	const job = await api
		.send({ route: 'GET /jobs/{job_id}', path: { job_id } })
		.catch(async (fault: unknown) => {
			const isGone = fault instanceof NodeApiError && fault.httpCode === '404';
			return isGone ? undefined : await Promise.reject(fault);
		});
	return isObject(job) ? job : undefined;
}
