import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../../../helpers/display';
import type { Api, ListCall } from '../../../transport/types';
import { holdsAllSince, LARGEST_PAGE } from '../changedPages';
import { DAY, latest, MINUTE } from '../feed';
import { timeOf } from '../timeOf';
import type { DeriveContext, Feed, FeedSettings, Occurrence, ReadContext } from '../feed';
import { readKnown, shortHash } from '../memory';
import { NEWEST_ESTIMATES } from './changes';

const CALL: ListCall = {
	route: 'GET /estimates',
	list: 'estimates',
	paginated: true,
	limit: LARGEST_PAGE,
};

const SWEEP_EVERY = 15 * MINUTE;

/** Estimates that are older than they can be answered are read, so that none is missed after an outage. */
const SPARE_DAYS = 7;

const daysOf = ({ lookBackDays, unansweredDays }: FeedSettings, events: string[]) =>
	events.includes('estimate.unanswered')
		? Math.max(lookBackDays, unansweredDays + SPARE_DAYS)
		: lookBackDays;

const createdAt = ({ created_at: time }: IDataObject) => timeOf(time);

/**
 * Approvals do not change an estimate's `updated_at` (recorded), so the estimates of the last weeks are read and
 * compared with what is remembered.
 */
async function read(source: ReadContext) {
	const { memory, now, settings, events } = source;
	const since = now - daysOf(settings, events) * DAY;
	const records = await readCreatedSince(source, since);
	const known = memory && readKnown(memory);
	return {
		records,
		at: latest(records.map(createdAt)),
		// an older one came back into sight; nothing is known of its past
		isFresh: (record: IDataObject) =>
			known !== undefined && (createdAt(record) ?? 0) >= (memory?.cursor ?? 0) - DAY,
	};
}

/** None was created after it has changed last (inferred): the page of the latest changes often has them all. */
async function readCreatedSince({ api, query, firstPage }: ReadContext, since: number) {
	const first = await firstPage;
	const isEnough = first && holdsAllSince(first, since, LARGEST_PAGE);
	if (!isEnough) return await sweep(api, query, since);
	return first.records
		.filter((record) => (createdAt(record) ?? 0) >= since)
		.sort((a, b) => (createdAt(b) ?? 0) - (createdAt(a) ?? 0));
}

async function sweep(api: Api, query: IDataObject, since: number): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	for (let number = 1, more = true; more; number++) {
		const page = await api.page(
			{ ...CALL, query: { ...query, sort_by: 'created_at', sort_direction: 'desc' } },
			number,
		);
		const before = found.size;
		for (const record of page.records) {
			if ((createdAt(record) ?? 0) >= since) found.set(record.id, record);
		}
		more = found.size - before === page.records.length && number < (page.totalPages ?? Infinity);
		more &&= page.records.length > 0;
	}
	return [...found.values()];
}

/** What the status of an option may be; its place in the list is what is remembered. */
const STATUSES = ['', 'approved', 'pro approved', 'declined', 'pro declined', 'expired'];

function letterOf({ approval_status: status }: IDataObject): string {
	const text = String(status ?? '').replace(/^awaiting response$/, '');
	const index = STATUSES.indexOf(text);
	return index < 0 ? 'z' : String(index);
}

const KEY = 4;

/** Scheduled time, whether it was told to be unanswered, and each option's status: `abcd-` and `efgh0` each. */
function toText(estimate: IDataObject, isTold: boolean): string {
	const options = objects(estimate.options).map(
		(option) => shortHash(String(option.id), KEY) + letterOf(option),
	);
	return [scheduleOf(estimate), isTold ? '+' : '-', ...options].join('');
}

const scheduleOf = ({ schedule }: IDataObject) => {
	const start = propertyOf(schedule, 'scheduled_start');
	return start
		? shortHash(`${String(start)} ${String(propertyOf(schedule, 'scheduled_end'))}`, KEY)
		: '....';
};

function statusesIn(text: string): Map<string, string> {
	const options = text.slice(KEY + 1).match(new RegExp(`.{${KEY + 1}}`, 'g')) ?? [];
	return new Map(options.map((entry) => [entry.slice(0, KEY), entry.slice(KEY)]));
}

function answered(record: IDataObject, { before, isFresh, round }: DeriveContext): Occurrence[] {
	if (before === undefined && !isFresh) return [];
	const statuses = statusesIn(before ?? '');
	return objects(record.options).flatMap((option): Occurrence[] => {
		const letter = letterOf(option);
		const old = statuses.get(shortHash(String(option.id), KEY)) ?? '0';
		if (letter === old) return [];
		const from = STATUSES[Number(old)] || null;
		return [
			{
				event: 'estimate.option.approval_status_changed',
				resource: 'estimate',
				record,
				// an approval does change the option's own time (recorded)
				at: timeOf(option.updated_at),
				occasion: [option.id, letter, option.updated_at ?? round].join('/'),
				more: {
					option_id: option.id,
					changes: { approval_status: { from, to: option.approval_status } },
				},
			},
		];
	});
}

function scheduled(record: IDataObject, { before, isFresh, round }: DeriveContext): Occurrence[] {
	const schedule = scheduleOf(record);
	const old = before?.slice(0, KEY) ?? (isFresh ? '....' : schedule);
	if (schedule === '....' || schedule === old) return [];
	const occasion = [propertyOf(record.schedule, 'scheduled_start'), round].join('/');
	return [{ event: 'estimate.scheduled', resource: 'estimate', record, occasion }];
}

/** The time at which it has been waiting for so long, if nobody has answered. */
function waitingSince(record: IDataObject, { now, settings }: DeriveContext): number | undefined {
	const due = (createdAt(record) ?? Infinity) + settings.unansweredDays * DAY;
	const isCanceled = String(record.work_status).includes('cancel');
	const isOpen = objects(record.options).every((option) => letterOf(option) === '0');
	return due <= now && isOpen && !isCanceled ? due : undefined;
}

export const approvals: Feed = {
	name: 'approvals',
	events: ['estimate.option.approval_status_changed', 'estimate.scheduled', 'estimate.unanswered'],
	scope: ({ lookBackDays, unansweredDays }) => `${lookBackDays} ${unansweredDays}`,
	minIntervalMs: SWEEP_EVERY,
	shared: NEWEST_ESTIMATES,
	maxRecords: 450,
	sample: { call: CALL, resource: 'estimate' },
	read,
	derive: (record, clues) => {
		const wasTold = clues.before?.[KEY] === '+';
		const due = waitingSince(record, clues);
		const occurrences = [...scheduled(record, clues), ...answered(record, clues)];
		const isKnown = clues.before !== undefined || clues.isFresh;
		if (due !== undefined && !wasTold && isKnown) {
			occurrences.push({
				event: 'estimate.unanswered',
				resource: 'estimate',
				record,
				at: due,
				occasion: `${clues.settings.unansweredDays} days`,
			});
		}
		return { occurrences, remember: toText(record, wasTold || due !== undefined) };
	},
};
