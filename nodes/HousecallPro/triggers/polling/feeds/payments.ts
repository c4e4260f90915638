import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../../../helpers/display';
import { isObject } from '../../../helpers/values';
import type { Api, ListCall } from '../../../transport/types';
import { LARGEST_PAGE } from '../changedPages';
import { keyOf } from '../diff';
import { DAY, latest, toIso } from '../feed';
import { timeOf } from '../timeOf';
import type { DeriveContext, Feed, Occurrence, ReadContext } from '../feed';
import { readKnown, shortHash } from '../memory';
import { unlessMissing } from '../../missing';

/** A payment may be entered with an earlier date (recorded). */
const BACK_DATED = 14 * DAY;

const CALL: ListCall = { route: 'GET /invoices', list: 'invoices', paginated: true };

const IN_OPEN_INVOICES = [
	'invoice.payment.succeeded',
	'invoice.refund.succeeded',
	'invoice.overdue',
];

/**
 * Invoices have no `updated_at` (recorded). The paid ones are asked for by `paid_at`, which works (recorded); those
 * with part payments, and the overdue ones, are among the open ones, which are few.
 */
async function read({ api, query, memory, now, events }: ReadContext) {
	const since = (memory ? memory.cursor : now - DAY) - BACK_DATED;
	const paid = { status: ['paid'], paid_at_min: toIso(since), sort_by: 'paid_at' };
	const readsOpen = events.some((event) => IN_OPEN_INVOICES.includes(event));
	const [latestPaid, open] = await Promise.all([
		api.list({ ...CALL, query: { ...query, ...paid, sort_direction: 'desc' } }),
		readsOpen
			? api.list({ ...CALL, query: { ...query, status: ['open', 'pending_payment'] } })
			: [],
	]);
	const openKeys = new Set(open.map((record) => keyOf(payments, record)));
	const closed = memory ? [...readKnown(memory).keys()].filter((key) => !openKeys.has(key)) : [];
	const ended = readsOpen ? await readEnded({ api, query }, closed, latestPaid) : [];
	const byId = new Map([...open, ...ended, ...latestPaid].map((record) => [record.id, record]));
	const records = [...byId.values()];
	const isComplete = memory?.known !== undefined && !memory.partial;
	return {
		records,
		at: latest([
			...records.flatMap((invoice) => occurrencesIn(invoice).map(({ at }) => at)),
			memory ? undefined : now - DAY,
		]),
		isFresh: () => isComplete,
		forget: readsOpen ? closed : [],
	};
}

/**
 * Invoices that were open and are neither open nor paid any more: one that was paid in part may have been voided since
 * the poll before. They are looked for among the newest.
 */
async function readEnded(
	{ api, query }: Pick<ReadContext, 'api' | 'query'>,
	closed: string[],
	paid: IDataObject[],
): Promise<IDataObject[]> {
	const paidKeys = new Set(paid.map((record) => keyOf(payments, record)));
	const wanted = new Set(closed.filter((key) => !paidKeys.has(key)));
	if (wanted.size === 0) return [];
	const newest = { ...query, sort_by: 'created_at', sort_direction: 'desc' };
	const { records } = await api.page({ ...CALL, query: newest, limit: LARGEST_PAGE }, 1);
	return records.filter((record) => wanted.has(keyOf(payments, record)));
}

const hasSucceeded = ({ status }: IDataObject) => String(status ?? 'succeeded') === 'succeeded';

function occurrencesIn(record: IDataObject): Occurrence[] {
	const invoice = { resource: 'invoice', record, late: BACK_DATED };
	const paid = record.status === 'paid' ? timeOf(record.paid_at) : undefined;
	const found: Occurrence[] = [
		...objects(record.payments)
			.filter(hasSucceeded)
			.map((payment) => ({
				...invoice,
				event: 'invoice.payment.succeeded',
				at: timeOf(payment.paid_at),
				occasion: String(payment.id),
				more: { payment },
			})),
		...objects(record.refunds)
			.filter(hasSucceeded)
			.map((refund) => ({
				...invoice,
				event: 'invoice.refund.succeeded',
				at: timeOf(refund.refunded_at),
				occasion: String(refund.id),
				more: { refund },
			})),
		{ ...invoice, event: 'invoice.paid', at: paid },
	];
	if (record.job_id) found.push(jobPaid(record, paid));
	return found.filter(({ at }) => at !== undefined);
}

const jobPaid = (invoice: IDataObject, at?: number): Occurrence => ({
	event: 'job.paid',
	resource: 'job',
	record: { id: invoice.job_id },
	at,
	late: BACK_DATED,
	occasion: [invoice.id, invoice.paid_at].join('/'),
	more: { invoice },
});

/** Whether a payment changes the job itself is not recorded, so the job's invoices are asked. */
async function confirmJobPaid(api: Api, occurrence: Occurrence): Promise<Occurrence | undefined> {
	if (occurrence.event !== 'job.paid') return occurrence;
	const path = { job_id: String(occurrence.record.id) };
	const invoices: ListCall = {
		route: 'GET /jobs/{job_id}/invoices',
		path,
		list: 'invoices',
		paginated: false,
	};
	const all = await unlessMissing(api.list(invoices));
	if (!all || !isLastPaid(all, occurrence.more?.invoice)) return undefined;
	const job = await unlessMissing(api.send({ route: 'GET /jobs/{job_id}', path }));
	return isObject(job) ? { ...occurrence, record: job } : undefined;
}

/** Of several invoices, the one that was paid last has paid the job. */
function isLastPaid(all: IDataObject[], paid: unknown): boolean {
	const counted = all.filter(({ status }) => !['voided', 'canceled'].includes(String(status)));
	const order = ({ paid_at, id }: IDataObject) => `${String(paid_at ?? '')} ${String(id)}`;
	const last = counted.reduce<IDataObject | undefined>(
		(a, b) => (a && order(a) > order(b) ? a : b),
		undefined,
	);
	const isPaid = counted.every(({ status }) => status === 'paid');
	return isPaid && last?.id === propertyOf(paid, 'id');
}

const isOpen = ({ status }: IDataObject) => status === 'open' || status === 'pending_payment';

const dueOf = ({ due_at }: IDataObject) => shortHash(String(due_at), 3);

/** It stays overdue even if this machine's clock is put back. */
function isOverdue(record: IDataObject, { before, now }: DeriveContext): boolean {
	if (before === `${dueOf(record)}+`) return true;
	const amount = Number(record.due_amount ?? record.outstanding_balance ?? 0);
	return amount > 0 && (timeOf(record.due_at) ?? Infinity) < now;
}

function overdue(record: IDataObject, { before, isFresh, round }: DeriveContext): Occurrence[] {
	const isTold = before === `${dueOf(record)}+`;
	if (isTold || (before === undefined && !isFresh)) return [];
	const occasion = [record.due_at, round].join('/');
	const at = timeOf(record.due_at);
	return [{ event: 'invoice.overdue', resource: 'invoice', record, at, occasion }];
}

export const payments: Feed = {
	name: 'payments',
	events: ['invoice.paid', 'job.paid', ...IN_OPEN_INVOICES],
	supportsStartFrom: true,
	maxRecords: 250,
	sample: { call: CALL, resource: 'invoice' },
	read,
	derive: (record, clues) => {
		const occurrences = occurrencesIn(record);
		if (!isOpen(record)) return { occurrences };
		const isLate = isOverdue(record, clues);
		if (isLate) occurrences.push(...overdue(record, clues));
		return { occurrences, remember: dueOf(record) + (isLate ? '+' : '-') };
	},
	resolve: confirmJobPaid,
};
