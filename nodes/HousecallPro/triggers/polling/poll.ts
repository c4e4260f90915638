import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { connectWith } from '../../transport/api';
import { CREDENTIAL } from '../../transport/request';
import { fingerprintOfAccount, readCompany } from './account';
import { budgetOf, READING_SHARE } from './budget';
import { unknownPlace } from './changedPages';
import { noteFailures, withFailure } from './failures';
import { OVERLAP } from './feed';
import { feeds } from './feeds';
import { toItems } from './items';
import { shrinkToFit } from './memory';
import type { FeedState } from './memory';
import { isBeingStored, noteHeld, processMemoryOf } from './processMemory';
import type { ProcessMemory } from './processMemory';
import { isChosen, readFeeds } from './readFeeds';
import type { Poll } from './readFeeds';
import { readSample } from './sample';
import { selectEvents } from './selectEvents';
import type { FeedOutcome } from './selectEvents';
import { ServiceClock } from './serviceClock';
import { fingerprintOfFilters, readSettings } from './settings';
import type { Settings } from './settings';
import { isToBegin, noteBegun } from './startFrom';
import { isSameBeginning, laterState, toState } from './state';
import type { State } from './state';

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

async function pollOnce(
	context: IPollFunctions,
	settings: Settings,
	memory: ProcessMemory,
): Promise<INodeExecutionData[][] | null> {
	const data = context.getWorkflowStaticData('node');
	const inDatabase = toState(data.state);
	if (isBeingStored(memory, inDatabase, Date.now())) return null;
	const stored = laterState(inDatabase, memory.state);
	const isFirst = stored === undefined;
	const run = await begin(context, settings, memory, isFirst && isToBegin(context));
	const state = await stateFor(run, stored).catch((error: unknown) => {
		run.failures.push(error);
		return undefined;
	});
	const found = state ? await readFeeds(run, state) : [];
	// as long as there is nothing to go on from, the user must see what is wrong
	if (!stored && run.failures.length > 0) throw withFailure(toError(run.failures[0]));

	const { emitted, held, settled } = await selectEvents(run, found, state);
	const items = state ? await toItems(run, emitted, settings, state.company) : [];
	// nothing is awaited from here on: either all of it counts, or nothing
	if (state) {
		for (const one of settled) trackIdle(run, one);
		for (const one of settled) trackBehind(run, one);
		memory.state = nextState(run, state, settled, items.length > 0);
		noteHeld(memory, held, memory.state);
		if (items.length > 0) memory.startedAt = Date.now();
		// n8n's durable scheduler has not stored what the poll of a publication has begun
		if (items.length > 0 || !isSameBeginning(inDatabase, memory.state)) data.state = memory.state;
		if (run.isToBegin && settings.startFrom !== undefined) noteBegun(context, run.now);
	}
	const error = noteFailures(context, memory, run.failures, run.now);
	if (items.length > 0) return [items];
	if (error) throw error;
	return null;
}

/**
 * Of its time, reading leaves some for the requests that events take by themselves. The credential is read once: n8n
 * starts a sandbox for its expressions each time, which is most of what an idle poll costs.
 */
async function begin(
	context: IPollFunctions,
	settings: Settings,
	memory: ProcessMemory,
	isToBegin: boolean,
): Promise<Poll> {
	const budget = budgetOf(context);
	const readingSignal = AbortSignal.timeout(budget * READING_SHARE);
	const now = Date.now();
	const clock = new ServiceClock(now);
	const onResponse: ServiceClock['note'] = (response) => clock.note(response);
	const credential = await context.getCredentials(CREDENTIAL);
	const account = fingerprintOfAccount(credential);
	const reader = connectWith(context, credential, { signal: readingSignal, onResponse })();
	const api = connectWith(context, credential, { signal: AbortSignal.timeout(budget) })();
	const connected = { context, account, reader, readingSignal, api };
	return { ...connected, settings, memory, now, clock, isToBegin, failures: [] };
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** What the poll goes on from. Another account, or other filters, begin from nothing; a new key of the same does not. */
async function stateFor({ account, settings, api, now }: Poll, stored?: State): Promise<State> {
	const filters = fingerprintOfFilters(settings.filters);
	if (stored?.account === account && stored.filters === filters) return stored;
	const company = await readCompany(api);
	const isSame = stored?.filters === filters && company !== '' && stored.company === company;
	return isSame
		? { ...stored, account }
		: { v: 1, since: now, starts: 0, account, company, filters, feeds: {} };
}

/** A list may be behind for as long as the overlap: after that it is read once more, and is complete up to there. */
function trackIdle(
	{ memory, now }: Poll,
	{ name, memory: { cursor: at }, isHeld, part }: FeedOutcome,
): void {
	const before = memory.quiet.get(name);
	const goesOn = isHeld || part !== undefined;
	if (goesOn || before?.at !== at || before.since > now) {
		memory.quiet.set(name, { at, since: goesOn ? Infinity : now, isComplete: false });
	} else if (now - before.since >= OVERLAP) {
		memory.quiet.set(name, { ...before, isComplete: true });
	}
}

/** What is held back is found again from the oldest change on. */
function trackBehind(
	{ memory }: Poll,
	{ name, memory: { cursor }, isHeld, part }: FeedOutcome,
): void {
	if (isHeld) memory.behind.set(name, { cursor, place: unknownPlace() });
	else if (part) memory.behind.set(name, { cursor, part, place: part.place });
	else memory.behind.delete(name);
}

function nextState(
	{ settings }: Poll,
	state: State,
	settled: FeedOutcome[],
	isStart: boolean,
): State {
	const names = new Set(feeds.filter((feed) => isChosen(feed, settings)).map(({ name }) => name));
	const kept = Object.entries(state.feeds).filter(([name]) => names.has(name));
	const now = settled.map(({ name, memory }): [string, FeedState] => [name, memory]);
	const all = Object.fromEntries([...kept, ...now]);
	return { ...state, starts: state.starts + (isStart ? 1 : 0), feeds: shrinkToFit(all) };
}
