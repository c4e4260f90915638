import { createHash } from 'node:crypto';

/**
 * What a feed remembers from one poll to the next, as JSON in the node's static data. Pure functions only: nothing
 * here is changed in place.
 */
export interface FeedState {
	/** How far the feed was read: the greatest stamp that the service gave, epoch milliseconds. */
	cursor: number;
	/** Nothing that happened before is an event any more, epoch milliseconds. */
	notBefore: number;
	/** Events that have come out, as six characters each, by when they happened and how late they may show (minutes, base 36). */
	seen: Record<string, string>;
	/** What is remembered of records: `key=text`, separated by blanks, the latest first. */
	known?: string;
	/** Whether some records were too many to be remembered. */
	partial?: boolean;
	/** The options that all this depends on. */
	scope: string;
	/** The events that were chosen. */
	events: string[];
}

const SHORT = 6;
const MINUTE = 60_000;

/** Six characters that stand for a text: 36 bits. */
export const shortHash = (text: string, length = SHORT) =>
	createHash('sha256').update(text).digest('base64url').slice(0, length);

/** An ID in fewer characters, to be had back by `unpack`: `job_` and 32 digits are 26 characters. */
export function compressId(id: string): string {
	const [, prefix, digits] = /^([a-z]+_)([0-9a-f]{32})$/.exec(id) ?? [];
	return digits
		? `${prefix}${Buffer.from(digits, 'hex').toString('base64url')}`
		: `!${encodeURIComponent(id)}`;
}

export function expandId(text: string): string {
	if (text.startsWith('!')) return decodeURIComponent(text.slice(1));
	const end = text.indexOf('_') + 1;
	return text.slice(0, end) + Buffer.from(text.slice(end), 'base64url').toString('hex');
}

export const readKnown = ({ known = '' }: Pick<FeedState, 'known'>): Map<string, string> =>
	new Map(
		known
			.split(' ')
			.filter(Boolean)
			.map((entry) => {
				const end = entry.indexOf('=');
				return [entry.slice(0, end), entry.slice(end + 1)];
			}),
	);

export const writeKnown = (known: Map<string, string>): string =>
	[...known].map(([key, text]) => `${key}=${text}`).join(' ');

/** The keys of the events that have come out. */
export function readSeen({ seen }: Pick<FeedState, 'seen'>): Set<string> {
	const keys = new Set<string>();
	for (const group of Object.values(seen)) {
		for (let start = 0; start < group.length; start += SHORT) {
			keys.add(group.slice(start, start + SHORT));
		}
	}
	return keys;
}

export interface Seen {
	key: string;
	/** When it happened, epoch milliseconds. */
	at: number;
	/** How long after that it may still show, milliseconds. */
	late: number;
}

/** Adds events, and forgets those that cannot come again as the feed is read from `at` on. */
export function addSeen(seen: FeedState['seen'], added: Seen[], at: number): FeedState['seen'] {
	const groups = new Map(Object.entries(seen));
	for (const one of added) {
		const minutes = [Math.ceil(one.at / MINUTE), Math.ceil(one.late / MINUTE)];
		const group = minutes.map((count) => count.toString(36)).join('.');
		groups.set(group, (groups.get(group) ?? '') + one.key);
	}
	return Object.fromEntries([...groups].filter(([group]) => timesOf(group).until >= at));
}

function timesOf(group: string): { at: number; until: number } {
	const [at, late] = group.split('.').map((count) => parseInt(count, 36) * MINUTE);
	return { at, until: at + late };
}

/** Characters of static data: n8n keeps it in the row of the workflow, and writes it whole. */
const MAX_SIZE = 38_000;

/**
 * Makes room in the feed that takes the most, until all fits: it forgets its oldest records, or its oldest events.
 * For the latter its floor rises, so that none of them comes again; one that shows late may then be missed.
 */
export function shrinkToFit(feeds: Record<string, FeedState>): Record<string, FeedState> {
	const fitting = { ...feeds };
	while (sizeOf(fitting) > MAX_SIZE) {
		const [name, memory] = Object.entries(fitting).reduce((a, b) =>
			sizeOf(b[1]) > sizeOf(a[1]) ? b : a,
		);
		const hasMoreKnown = (memory.known?.length ?? 0) > sizeOf(memory.seen);
		const smaller = hasMoreKnown ? withoutOldRecords(memory) : withoutOldEvents(memory);
		if (sizeOf(smaller) >= sizeOf(memory)) return fitting;
		fitting[name] = smaller;
	}
	return fitting;
}

const sizeOf = (value: unknown) => JSON.stringify(value).length;

function withoutOldRecords(memory: FeedState): FeedState {
	const known = [...readKnown(memory)];
	const kept = known.slice(0, Math.floor(known.length * 0.9));
	return { ...memory, known: writeKnown(new Map(kept)), partial: true };
}

function withoutOldEvents(memory: FeedState): FeedState {
	const groups = Object.entries(memory.seen).sort(([a], [b]) => timesOf(a).at - timesOf(b).at);
	const [first, ...rest] = groups;
	if (!first) return memory;
	// never beyond what was read: rather twice than not at all
	const floor = Math.max(memory.notBefore, Math.min(timesOf(first[0]).at + 1, memory.cursor));
	return { ...memory, notBefore: floor, seen: Object.fromEntries(rest) };
}
