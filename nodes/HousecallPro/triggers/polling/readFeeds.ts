import type { IPollFunctions } from 'n8n-workflow';

import { mapInOrder } from '../../helpers/mapInOrder';
import type { Page } from '../../transport/page';
import type { Api, ListCall } from '../../transport/types';
import { unknownPlace } from './changedPages';
import { diffFeed } from './diff';
import type { FeedDiff } from './diff';
import { toIso } from './feed';
import type { Behind, Feed } from './feed';
import { feeds } from './feeds';
import type { FeedState } from './memory';
import { heldFor } from './processMemory';
import type { ProcessMemory } from './processMemory';
import type { ServiceClock } from './serviceClock';
import { queryOf } from './settings';
import type { Settings } from './settings';
import type { State } from './state';

/** One poll under way. */
export interface Poll {
	context: IPollFunctions;
	settings: Settings;
	memory: ProcessMemory;
	/** Tells the account from another one. */
	account: string;
	/** Reads lists, and is broken off before `api` is. */
	reader: Api;
	readingSignal: AbortSignal;
	api: Api;
	/** This machine's clock, epoch milliseconds. */
	now: number;
	clock: ServiceClock;
	/** Whether "Start From" counts. */
	isToBegin: boolean;
	failures: unknown[];
}

export const isChosen = ({ events }: Feed, settings: Settings) =>
	events.some((event) => settings.events.includes(event));

export const chosenIn = ({ events }: Feed, settings: Settings) =>
	events.filter((event) => settings.events.includes(event));

/** Reads all chosen feeds side by side. One that fails stays where it was. */
export async function readFeeds(run: Poll, state: State): Promise<FeedDiff[]> {
	const chosen = feeds.filter((feed) => isChosen(feed, run.settings) && isDue(feed, run, state));
	const firstPageOf = sharedPages(chosen, run);
	const found = await mapInOrder(chosen.length, chosen.length, async (index) => {
		const feed = chosen[index];
		try {
			return [await readFeed(feed, run, state, firstPageOf(feed))];
		} catch (error) {
			noteTimeout(feed, run, state);
			run.failures.push(error);
			return [];
		}
	});
	return found.flat();
}

/** Asks for a page only where more than one of the feeds takes it. */
function sharedPages(chosen: Feed[], { reader, settings }: Poll) {
	const pages = new Map<ListCall, Promise<Page>>();
	return (feed: Feed): Promise<Page> | undefined => {
		const { shared } = feed;
		if (!shared || chosen.filter((one) => one.shared === shared).length < 2) return undefined;
		const query = { ...queryOf(settings.filters, feed), ...shared.query };
		const page = pages.get(shared) ?? reader.page({ ...shared, query }, 1);
		pages.set(shared, page);
		return page;
	};
}

function isDue(feed: Feed, run: Poll, state: State): boolean {
	const { memory, settings, now } = run;
	const before = memoryOf(feed, run, state);
	const isNew = chosenIn(feed, settings).some((event) => !before?.events.includes(event));
	const age = now - (memory.readAt.get(feed.name) ?? -Infinity);
	const isHeld = heldFor(memory, state, feed).length > 0;
	// a clock that was put back makes it negative
	return isNew || isHeld || age < 0 || age >= (feed.minIntervalMs ?? 0);
}

function memoryOf(feed: Feed, { settings, isToBegin }: Poll, state: State): FeedState | undefined {
	const scope = feed.scope?.(settings) ?? '';
	const memory = Object.entries(state.feeds).find(([name]) => name === feed.name)?.[1];
	if (memory) return memory.scope === scope ? memory : undefined;
	const { startFrom } = settings;
	if (!feed.supportsStartFrom || startFrom === undefined || !isToBegin) return undefined;
	return { cursor: startFrom, notBefore: startFrom, seen: {}, scope, events: feed.events };
}

async function readFeed(
	feed: Feed,
	run: Poll,
	state: State,
	firstPage?: Promise<Page>,
): Promise<FeedDiff> {
	const { reader: api, settings, memory, now, clock } = run;
	const before = memoryOf(feed, run, state);
	const query = queryOf(settings.filters, feed);
	const { events } = settings;
	const quiet = memory.quiet.get(feed.name);
	const isQuiet = quiet?.isComplete === true && quiet.at === before?.cursor;
	const behind = behindOf(feed, memory, before);
	const reading = await feed.read({
		api,
		query,
		memory: before,
		isQuiet,
		behind,
		lookUps: memory.lookUps,
		firstPage,
		now,
		clock,
		settings,
		events,
	});
	run.failures.push(...(reading.failures ?? []));
	noteFailure(feed, run, reading.part);
	memory.readAt.set(feed.name, now);
	const round = `${state.since.toString(36)}.${state.starts}`;
	return diffFeed(feed, reading, { memory: before, now, present: clock.present, settings, round });
}

function behindOf(
	{ name }: Feed,
	{ behind }: ProcessMemory,
	before?: FeedState,
): Behind | undefined {
	const known = behind.get(name);
	return known?.cursor === before?.cursor ? known : undefined;
}

/** What was read counts. That a request ended with the time is no failure, as the next poll reads on. */
function noteFailure(
	{ name }: Feed,
	{ context, readingSignal, failures }: Poll,
	part?: FeedDiff['reading']['part'],
): void {
	if (part?.failure === undefined) return;
	if (!readingSignal.aborted) failures.push(part.failure);
	context.logger.warn(
		`Housecall Pro has more changes of ${name} than one poll can read: those until ${toIso(part.reached)} are read, the next poll reads on`,
	);
}

/** Nothing of it counts, so the next poll reads in pieces. */
function noteTimeout({ name }: Feed, { memory, readingSignal }: Poll, { feeds: known }: State) {
	if (!readingSignal.aborted || !(name in known)) return;
	const { cursor } = known[name];
	if (memory.behind.get(name)?.cursor !== cursor)
		memory.behind.set(name, { cursor, place: unknownPlace() });
}
