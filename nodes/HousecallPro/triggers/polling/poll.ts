import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { mapInOrder } from '../../helpers/mapInOrder';
import { connect } from '../../transport/api';
import type { Api } from '../../transport/types';
import { fingerprintOfAccount, readCompany } from './account';
import { budgetOf } from './budget';
import { diffFeed, memoryAfter } from './diff';
import type { FeedDiff, PendingEvent } from './diff';
import { noteFailures, withFailure } from './failures';
import { OVERLAP, toIso } from './feed';
import type { Feed } from './feed';
import { feeds } from './feeds';
import { toItems } from './items';
import { readSample } from './sample';
import { shrinkToFit } from './memory';
import type { FeedState } from './memory';
import { noteEmitted, processMemoryOf, wasJustEmitted } from './processMemory';
import type { ProcessMemory } from './processMemory';
import { fingerprintOfFilters, passes, queryOf, readSettings } from './settings';
import type { Settings } from './settings';
import { laterState, toState } from './state';
import type { State } from './state';

/** A feed that cannot be read in time so often has more changes than can ever be read. */
const MAX_TIMEOUTS = 5;

/** Reads what has happened since the poll before. Null starts no execution; an empty list would start one. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(context);
	if (context.getMode() === 'manual') return await readSample(context, settings);

	const memory = processMemoryOf(context.getWorkflow().id, context.getNode().id);
	if (memory.isPolling) return null;
	memory.isPolling = true;
	try {
		return await pollOnce(context, settings, memory);
	} finally {
		memory.isPolling = false;
	}
}

interface Poll {
	context: IPollFunctions;
	settings: Settings;
	memory: ProcessMemory;
	api: Api;
	signal: AbortSignal;
	now: number;
	/** Nothing was read before. */
	isFirst: boolean;
	failures: unknown[];
	/** Feeds that begin from nothing with the next poll. */
	dropped: Set<string>;
}

async function pollOnce(
	context: IPollFunctions,
	settings: Settings,
	memory: ProcessMemory,
): Promise<INodeExecutionData[][] | null> {
	const signal = AbortSignal.timeout(budgetOf(context));
	const data = context.getWorkflowStaticData('node');
	const stored = laterState(toState(data.state), memory.state);
	const api = (await connect(context, signal))();
	const now = Date.now();
	const isFirst = stored === undefined;
	const run: Poll = {
		context,
		settings,
		memory,
		api,
		signal,
		now,
		isFirst,
		failures: [],
		dropped: new Set(),
	};

	const state = await stateFor(run, stored).catch((error: unknown) => {
		run.failures.push(error);
		return undefined;
	});
	const found = state ? await readFeeds(run, state) : [];
	// as long as there is nothing to go on from, the user must see what is wrong
	if (!stored && run.failures.length > 0) throw withFailure(toError(run.failures[0]));

	const { emitted, settled } = await selectEvents(run, found);
	const items = state ? await toItems(api, emitted, settings, state.company) : [];
	// nothing is awaited from here on: either all of it counts, or nothing
	if (state) {
		for (const one of settled) trackIdle(run, one);
		noteEmitted(
			memory,
			emitted.map(({ id }) => id),
			now,
		);
		memory.state = nextState(run, state, settled, items.length > 0);
		if (items.length > 0 || state !== stored || found.some((one) => isBeginning(run, one)))
			data.state = memory.state;
	}
	const error = noteFailures(context, memory, run.failures, run.now);
	if (items.length > 0) return [items];
	if (error) throw error;
	return null;
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** What the poll goes on from. Another account, or other filters, begin from nothing; a new key of the same does not. */
async function stateFor({ context, settings, api, now }: Poll, stored?: State): Promise<State> {
	const account = await fingerprintOfAccount(context);
	const filters = fingerprintOfFilters(settings.filters);
	if (stored?.account === account && stored.filters === filters) return stored;
	const company = await readCompany(api);
	const isSame = stored?.filters === filters && company !== '' && stored.company === company;
	return isSame
		? { ...stored, account }
		: { v: 1, since: now, starts: 0, account, company, filters, feeds: {} };
}

const isChosen = ({ events }: Feed, settings: Settings) =>
	events.some((event) => settings.events.includes(event));

/** Reads all chosen feeds side by side. One that fails stays where it was. */
async function readFeeds(run: Poll, state: State): Promise<FeedDiff[]> {
	const chosen = feeds.filter((feed) => isChosen(feed, run.settings) && isDue(feed, run, state));
	const found = await mapInOrder(chosen.length, chosen.length, async (index) => {
		const feed = chosen[index];
		try {
			return [await readFeed(feed, run, state)];
		} catch (error) {
			noteTimeout(feed, run, state);
			run.failures.push(error);
			return [];
		}
	});
	return found.flat();
}

function isDue(feed: Feed, run: Poll, state: State): boolean {
	const { memory, settings, now } = run;
	const before = memoryOf(feed, run, state);
	const isNew = chosenIn(feed, settings).some((event) => !before?.events.includes(event));
	const age = now - (memory.readAt.get(feed.name) ?? -Infinity);
	// a clock that was put back makes it negative
	return isNew || age < 0 || age >= (feed.minIntervalMs ?? 0);
}

const chosenIn = ({ events }: Feed, settings: Settings) =>
	events.filter((event) => settings.events.includes(event));

function memoryOf(feed: Feed, { settings, isFirst }: Poll, state: State): FeedState | undefined {
	const scope = feed.scope?.(settings) ?? '';
	const memory = Object.entries(state.feeds).find(([name]) => name === feed.name)?.[1];
	if (memory) return memory.scope === scope ? memory : undefined;
	const { startFrom } = settings;
	if (!feed.supportsStartFrom || startFrom === undefined || !isFirst) return undefined;
	return { cursor: startFrom, notBefore: startFrom, seen: {}, scope, events: feed.events };
}

async function readFeed(feed: Feed, run: Poll, state: State) {
	const { api, settings, memory, now } = run;
	const before = memoryOf(feed, run, state);
	const query = queryOf(settings.filters, feed);
	const { events } = settings;
	const quiet = memory.quiet.get(feed.name);
	const isQuiet = quiet?.isComplete === true && quiet.at === before?.cursor;
	const reading = await feed.read({ api, query, memory: before, isQuiet, now, settings, events });
	memory.readAt.set(feed.name, now);
	memory.timeouts.delete(feed.name);
	const round = `${state.since.toString(36)}.${state.starts}`;
	return diffFeed(feed, reading, { memory: before, now, settings, round });
}

/** Where it happens time and again, what has piled up is left out, and the feed goes on from what is newest. */
function noteTimeout(
	{ name }: Feed,
	{ context, memory, signal, dropped }: Poll,
	state: State,
): void {
	if (!signal.aborted) return;
	const count = (memory.timeouts.get(name) ?? 0) + 1;
	memory.timeouts.set(name, count);
	if (count < MAX_TIMEOUTS || !(name in state.feeds)) return;
	memory.timeouts.delete(name);
	dropped.add(name);
	context.logger.warn(
		`Too many changes of ${name} to be read in one poll: those after ${toIso(state.feeds[name].cursor)} are left out`,
	);
}

/** What is to come out now, oldest first, and what the feeds remember afterwards. */
async function selectEvents(run: Poll, found: FeedDiff[]) {
	const chosen = inOrder(
		found.flatMap((one) => one.news.filter((news) => isWanted(run, one, news))),
	);
	const end = batchEnd(chosen, run.settings.maxEvents);
	const held = new Set(chosen.slice(end));
	const confirmed = await confirm(run, chosen.slice(0, end));
	const failed = new Set(confirmed.flatMap(({ feed, isFailed }) => (isFailed ? [feed] : [])));
	const emitted = confirmed.flatMap(({ feed, news }) =>
		news && !failed.has(feed) && isToEmit(run, news) ? [news] : [],
	);
	const settled = found
		.filter(({ feed }) => !failed.has(feed))
		.map((one) => ({
			name: one.feed.name,
			memory: memoryAfter(one, held, chosenIn(one.feed, run.settings)),
			isHeld: one.news.some((news) => held.has(news)),
		}));
	return { emitted, settled };
}

const isToEmit = ({ settings, memory, now }: Poll, event: PendingEvent) =>
	passes(settings.filters, event) && !wasJustEmitted(memory, event.id, now);

/** A first reading tells of the past, as does that of an event which was not chosen before. */
const isWanted = ({ settings }: Poll, { before }: FeedDiff, news: PendingEvent) =>
	before !== undefined &&
	before.events.includes(news.event) &&
	settings.events.includes(news.event) &&
	passes(settings.filters, news);

/** What has no time of its own was noticed just now. */
const inOrder = (news: PendingEvent[]) =>
	[...news].sort((a, b) => {
		const [first, second] = [a.at ?? Infinity, b.at ?? Infinity];
		return first === second ? 0 : first - second;
	});

/** Events that were found by comparing one record stay together: it is remembered with all of them or with none. */
function batchEnd(news: PendingEvent[], limit: number): number {
	let end = Math.min(limit, news.length);
	const isSame = (a: PendingEvent, b: PendingEvent) =>
		a.late === undefined && b.late === undefined && a.feed === b.feed && a.subject === b.subject;
	while (end > 0 && end < news.length && isSame(news[end - 1], news[end])) end++;
	return end;
}

async function confirm(run: Poll, news: PendingEvent[]) {
	return await mapInOrder(news.length, 4, async (index) => {
		const one = news[index];
		const { feed } = one;
		if (!feed.resolve) return { feed, news: one, isFailed: false };
		try {
			const occurrence = await feed.resolve(run.api, one);
			return { feed, news: occurrence && { ...one, ...occurrence }, isFailed: false };
		} catch (error) {
			run.failures.push(error);
			return { feed, news: undefined, isFailed: true };
		}
	});
}

interface FeedOutcome {
	name: string;
	memory: FeedState;
	/** Some of its events are still to come out. */
	isHeld: boolean;
}

/** A list may be behind for as long as the overlap: after that it is read once more, and is complete up to there. */
function trackIdle(
	{ memory, now }: Poll,
	{ name, memory: { cursor: at }, isHeld }: FeedOutcome,
): void {
	const before = memory.quiet.get(name);
	if (isHeld || before?.at !== at || before.since > now) {
		memory.quiet.set(name, { at, since: isHeld ? Infinity : now, isComplete: false });
	} else if (now - before.since >= OVERLAP) {
		memory.quiet.set(name, { ...before, isComplete: true });
	}
}

function nextState(
	{ settings, dropped }: Poll,
	state: State,
	settled: FeedOutcome[],
	isStart: boolean,
): State {
	const names = new Set(feeds.filter((feed) => isChosen(feed, settings)).map(({ name }) => name));
	const kept = Object.entries(state.feeds).filter(
		([name]) => names.has(name) && !dropped.has(name),
	);
	const now = settled.map(({ name, memory }): [string, FeedState] => [name, memory]);
	const all = Object.fromEntries([...kept, ...now]);
	return { ...state, starts: state.starts + (isStart ? 1 : 0), feeds: shrinkToFit(all) };
}

/** Whether this reading has begun anything, which is to be stored even if no workflow starts. */
const isBeginning = ({ settings }: Poll, { feed, before }: FeedDiff) =>
	chosenIn(feed, settings).some((event) => !before?.events.includes(event));
