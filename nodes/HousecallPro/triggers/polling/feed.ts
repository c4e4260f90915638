import type { IDataObject } from 'n8n-workflow';

import type { Page } from '../../transport/page';
import type { Api, ListCall } from '../../transport/types';
import type { Place } from './changedPages';
import type { FailingLookUps } from './failingLookUps';
import type { FeedState } from './memory';

/** Something that a record tells to have happened. */
export interface Occurrence {
	/** The event's name, as the webhook would send it. */
	event: string;
	/** The property of the item that holds the record, e.g. `job`. */
	resource: string;
	record: IDataObject;
	/** When it happened, by a stamp of the service's, in epoch milliseconds. */
	at?: number;
	/**
	 * How long after its stamp it may show for the first time (milliseconds). With it, the stamp decides whether the
	 * event is new. Without it, the feed has found it by comparing with what is remembered.
	 */
	late?: number;
	/** See `HousecallEvent`. */
	occasion?: string;
	/** What else the item says: `changes`, the ID of a payment or of an option. */
	more?: IDataObject;
}

/** What one poll has read for a feed. */
export interface FeedSnapshot {
	/** Each record once, the latest first. */
	records: IDataObject[];
	/** The greatest stamp that the feed is read by, epoch milliseconds; undefined where there is none. */
	at?: number;
	/** The first reading of a feed has seen all that happened from here on, epoch milliseconds. */
	from?: number;
	/** Whether a record that is not remembered is new; otherwise nothing is known of its past. */
	isFresh?: (record: IDataObject) => boolean;
	/** There are more records, which are not remembered. */
	isPart?: boolean;
	/** Keys of remembered records to be forgotten; without it, nothing is forgotten but the oldest. */
	forget?: string[];
	/** Look-ups that failed; they are tried again. */
	failures?: unknown[];
	/** What has happened to remembered records that are no longer there. */
	gone?: Occurrence[];
	/** Where not all that has changed could be read in one poll. The next one reads on. */
	part?: PartRead;
}

/** How far a feed was read, epoch milliseconds. */
export interface PartRead {
	/** All that changed before was read, also what lists were behind with. */
	complete: number;
	/** All that changed before was read, as far as the list showed it. */
	reached: number;
	/** The latest change in the list at that time. */
	newest: number;
	place: Place;
	/** Why it was not more. */
	failure?: unknown;
}

/** A feed of which more is to come than one poll can read or emit: it is read from the oldest change on. */
export interface Behind {
	/** How far it is remembered to be read; this holds for that only. */
	cursor: number;
	part?: PartRead;
	/** Where the reading goes on. */
	place: Place;
}

/** What a feed reads with. */
export interface ReadContext {
	api: Api;
	/** Filters that the service applies to this list. */
	query: IDataObject;
	/** Undefined for the first reading, which starts no workflow. */
	memory?: FeedState;
	/** Nothing as old as the latest that was read, or older, can still show for the first time. */
	isQuiet: boolean;
	behind?: Behind;
	lookUps: FailingLookUps;
	/** Of `Feed.shared`, where another feed is read with it. */
	firstPage?: Promise<Page>;
	/** This machine's clock, epoch milliseconds. */
	now: number;
	/** The service's, see `ServiceClock`. */
	clock: { readonly present: number };
	settings: FeedSettings;
	/** The chosen events. */
	events: string[];
}

/** The options that decide what some feeds look for. */
export interface FeedSettings {
	lookBackDays: number;
	unansweredDays: number;
	startsWithinHours: number;
}

/** What a record tells, given what is remembered of it. */
export interface Derived {
	occurrences: Occurrence[];
	/** To be remembered until the next poll. */
	remember?: string;
}

export interface DeriveContext {
	/** What is remembered of the record. */
	before?: string;
	/** Nothing is remembered because the record is new. */
	isFresh: boolean;
	now: number;
	settings: FeedSettings;
	/** Tells apart events that the service gives no time for; the same until a workflow was started. */
	round: string;
}

/** One list of the account, and the events that can be told from it. */
export interface Feed {
	name: string;
	/** Names of its events. */
	events: string[];
	/** Where a test run finds records. */
	sample: {
		call: ListCall;
		resource: string;
		/** Where events are about parts of a record. */
		recordsIn?: (record: IDataObject) => IDataObject[];
	};
	/** The options without which what is remembered would be worth nothing. */
	scope?: (settings: FeedSettings) => string;
	/** Milliseconds between two readings where every poll would be too often. */
	minIntervalMs?: number;
	/** The latest changes of a list, the first page of which is read once for all feeds of a poll that name it. */
	shared?: ListCall;
	/** How many records it remembers. */
	maxRecords?: number;
	/** Whether it can begin in the past, as its stamps say when everything happened. */
	supportsStartFrom?: boolean;
	/** The key under which a record is remembered; a short hash of its ID unless told. */
	keyOf?: (record: IDataObject) => string;
	/** Where the record is in the order of reading, epoch milliseconds. */
	positionOf?: (record: IDataObject) => number | undefined;
	read: (source: ReadContext) => Promise<FeedSnapshot>;
	/** Pure. */
	derive: (record: IDataObject, clues: DeriveContext) => Derived;
	/** Reads what the event is about where the list does not hold it. Undefined where it did not happen. */
	resolve?: (api: Api, occurrence: Occurrence) => Promise<Occurrence | undefined>;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A list may lag behind (unrecorded), and records of one second come in any order. */
export const OVERLAP = 2 * MINUTE;

/** A phone without a connection sends its stamps later. */
export const MAX_DELAY = 24 * HOUR;

/** As the service writes times: ISO 8601 without milliseconds. */
export const toIso = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** The greatest of some times. */
export function latest(times: Array<number | undefined>): number | undefined {
	const known = times.filter((time) => time !== undefined);
	return known.length > 0 ? known.reduce((a, b) => Math.max(a, b)) : undefined;
}

/**
 * Where a list comes in the order of creation, and its latest records are remembered: an unknown one is new if it is
 * in front of a remembered one.
 * @param isPart whether older ones are not remembered; otherwise every unknown one is new
 */
export function freshIn(
	records: IDataObject[],
	isKnown: (record: IDataObject) => boolean,
	isPart: boolean,
): (record: IDataObject) => boolean {
	const end = isPart ? records.map(isKnown).lastIndexOf(true) : records.length;
	const fresh = new Set(records.slice(0, Math.max(0, end)));
	return (record) => fresh.has(record);
}
