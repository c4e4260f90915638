import type { IDataObject } from 'n8n-workflow';

import type { ListCall } from '../../../transport/types';
import { keyOf } from '../diff';
import { DAY, freshIn, MAX_DELAY, latest } from '../feed';
import { timeOf } from '../timeOf';
import type { DeriveContext, Feed, Occurrence, ReadContext } from '../feed';
import { readKnown } from '../memory';

const CALL: ListCall = { route: 'GET /invoices', list: 'invoices', paginated: true, limit: 200 };

const MAX_PAGES = 25;

/** What the status may be; its place in the list is what is remembered. */
const STATUSES = ['open', 'pending_payment', 'paid', 'voided', 'uncollectible', 'canceled'];

const toText = ({ status, amount }: IDataObject) =>
	`${STATUSES.indexOf(String(status)) + 1}${Number(amount).toString(36)}`;

/**
 * Invoices do not say when they were created (recorded), but come in that order: one that is in front of a
 * remembered one, and is not remembered itself, is new.
 */
async function read({ api, query, memory, now }: ReadContext) {
	const known = memory ? readKnown(memory) : new Map<string, string>();
	const isKnown = (record: IDataObject) => known.has(keyOf(invoices, record));
	const sorted = { ...query, sort_by: 'created_at', sort_direction: 'desc' };
	const found = new Map<unknown, IDataObject>();
	let isPart = false;
	for (let number = 1, more = true; more; number++) {
		const page = await api.page({ ...CALL, query: sorted }, number);
		for (const record of page.records) found.set(record.id, record);
		isPart ||= number === 1 && (page.totalPages ?? 2) > 1;
		const isNew = page.records.length > 0 && !page.records.some(isKnown);
		more =
			memory !== undefined && isNew && number < Math.min(page.totalPages ?? Infinity, MAX_PAGES);
	}
	const records = [...found.values()];
	return {
		records,
		at: latest([...records.map(({ sent_at }) => timeOf(sent_at)), memory ? undefined : now - DAY]),
		isPart,
		isFresh: memory && freshIn(records, isKnown, memory.partial === true),
	};
}

/** Canceled and voided are states that an invoice is in, without a time. */
const ENDS = new Map([
	['canceled', 'invoice.canceled'],
	['voided', 'invoice.voided'],
]);

function changed(record: IDataObject, { before, isFresh, round }: DeriveContext): Occurrence[] {
	const invoice = { resource: 'invoice', record };
	const after = toText(record);
	const old = before ?? (isFresh ? '' : after);
	const occurrences: Occurrence[] = isFresh ? [{ ...invoice, event: 'invoice.created' }] : [];
	const end = ENDS.get(String(record.status));
	if (end && old[0] !== after[0]) occurrences.push({ ...invoice, event: end, occasion: round });
	if (before !== undefined && old.slice(1) !== after.slice(1)) {
		const amount = { from: parseInt(old.slice(1), 36), to: record.amount };
		occurrences.push({
			...invoice,
			event: 'invoice.amount_updated',
			occasion: [record.amount, round].join('/'),
			more: { changes: { amount } },
		});
	}
	return occurrences;
}

function sent(record: IDataObject): Occurrence[] {
	const at = timeOf(record.sent_at);
	if (at === undefined) return [];
	return [{ event: 'invoice.sent', resource: 'invoice', record, at, late: MAX_DELAY }];
}

export const invoices: Feed = {
	name: 'invoices',
	events: [
		'invoice.amount_updated',
		'invoice.canceled',
		'invoice.created',
		'invoice.sent',
		'invoice.voided',
	],
	maxRecords: 250,
	sample: { call: CALL, resource: 'invoice' },
	read,
	derive: (record, clues) => ({
		occurrences: [...changed(record, clues), ...sent(record)],
		remember: toText(record),
	}),
};
