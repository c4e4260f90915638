import { mapInOrder } from '../../helpers/mapInOrder';
import { memoryAfter } from './diff';
import type { FeedDiff, PendingEvent } from './diff';
import { lookUpError, MAX_RETRIES } from './failingLookUps';
import type { PartRead } from './feed';
import { readKnown } from './memory';
import type { FeedState } from './memory';
import { heldEvents, heldFor } from './processMemory';
import { chosenIn, isChosen } from './readFeeds';
import type { Poll } from './readFeeds';
import { passes } from './settings';
import type { State } from './state';

/** What one feed is remembered by after a poll. */
export interface FeedOutcome {
	name: string;
	memory: FeedState;
	/** More of its events were found than may come out with one poll. */
	isHeld: boolean;
	part?: PartRead;
}

/** What is to come out now, oldest first, what comes out later, and what the feeds remember afterwards. */
export async function selectEvents(run: Poll, read: FeedDiff[], state?: State) {
	const found = read.map((one) => withHeld(run, one, state));
	const chosen = inOrder(
		found.flatMap((one) => one.news.filter((news) => isWanted(run, one, news))),
	);
	const { batch, overflow, waiting } = placed(run, chosen);
	const confirmed = await confirm(run, batch);
	const failed = batch.filter((_, index) => confirmed[index] === 'failed');
	const emitted = confirmed.filter((news) => news !== 'failed' && news !== undefined);
	const held = [...overflow, ...waiting, ...failed];
	const later = new Set(held);
	const isOver = new Set(overflow);
	const settled = found.map(
		(one): FeedOutcome => ({
			name: one.feed.name,
			memory: memoryAfter(one, later, chosenIn(one.feed, run.settings)),
			isHeld: one.news.some((news) => isOver.has(news)),
			part: one.reading.part,
		}),
	);
	const unread = unreadHeld(run, read, state);
	return {
		emitted: inOrder(emitted.filter((news) => passes(run.settings.filters, news))),
		held: inOrder([...unread, ...held]),
		settled,
	};
}

/** Those for which something could not be looked up take only places that are left. */
function placed({ settings, memory: { lookUps }, now }: Poll, chosen: PendingEvent[]) {
	const isBehind = ({ id }: PendingEvent) => lookUps.isWaiting(id, now);
	const ready = chosen.filter((one) => !isBehind(one));
	const first = batchOf(ready, settings.maxEvents);
	const places = Math.min(MAX_RETRIES, Math.max(0, settings.maxEvents - first.length));
	const again = lookUps.inOrder(chosen.filter(isBehind), ({ id }) => id);
	const taken = new Set(first);
	return {
		batch: [...first, ...again.slice(0, places)],
		overflow: ready.filter((one) => !taken.has(one)),
		waiting: again.slice(places),
	};
}

/** What is held back of feeds that could not be read, or were not to be: the next poll may not find it again. */
function unreadHeld({ memory, settings }: Poll, read: FeedDiff[], state?: State): PendingEvent[] {
	const feeds = new Set(read.map(({ feed }) => feed));
	const held = state ? heldEvents(memory, state) : [];
	return held.filter(({ feed }) => isChosen(feed, settings) && !feeds.has(feed));
}

/**
 * Events that were held back, and are not found again: their record has changed once more, or is gone. One that is gone
 * before it was told to be there is not told at all, as its end could not be told.
 */
function withHeld({ memory }: Poll, one: FeedDiff, state?: State): FeedDiff {
	const found = new Set(one.news.map(({ id }) => id));
	const known = one.before ? readKnown(one.before) : new Map<string, string>();
	const isGone = ({ subject }: PendingEvent) => known.has(subject) && !one.remember.has(subject);
	const held = state
		? heldFor(memory, state, one.feed).filter(
				(event) => !found.has(event.id) && (event.late !== undefined || isGone(event)),
			)
		: [];
	return held.length > 0 ? { ...one, news: [...one.news, ...held] } : one;
}

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
function batchOf(news: PendingEvent[], limit: number): PendingEvent[] {
	const compared = ({ late, feed, subject }: PendingEvent) =>
		late === undefined ? `${feed.name} ${subject}` : undefined;
	const begun = new Set(news.slice(0, limit).map(compared));
	begun.delete(undefined);
	return news.filter((one, index) => index < limit || begun.has(compared(one)));
}

/** What has happened of a batch, each in its place: undefined where it has not. */
async function confirm(run: Poll, batch: PendingEvent[]) {
	const { lookUps } = run.memory;
	return await mapInOrder(batch.length, 4, async (index) => {
		const news = batch[index];
		const { resolve } = news.feed;
		if (!resolve) return news;
		const outcome = await lookUps.attempt(
			news.id,
			run.now,
			run.api,
			async (api) => await resolve(api, news),
		);
		if ('found' in outcome) return outcome.found && { ...news, ...outcome.found };
		run.failures.push(outcome.failure);
		if (!outcome.isGivenUp) return 'failed';
		return { ...news, more: { ...news.more, ...lookUpError(outcome.failure) } };
	});
}
