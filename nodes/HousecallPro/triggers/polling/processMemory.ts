import type { PendingEvent } from './diff';
import { FailingLookUps } from './failingLookUps';
import type { Behind, Feed } from './feed';
import type { State } from './state';

/** How far a feed was read, and since when it has not gone on; epoch milliseconds. */
export interface Quiet {
	at: number;
	since: number;
	/** It was read once more, after all that lists were behind with has shown. */
	isComplete: boolean;
}

/** What this process knows of one node, and forgets when it ends. */
export interface ProcessMemory {
	/** n8n starts a poll even if the one before has not ended. */
	isPolling: boolean;
	/** As the last poll left it; n8n stores static data only when an execution starts. */
	state?: State;
	/** When each feed was last read, epoch milliseconds. */
	readAt: Map<string, number>;
	/** Feeds that have not moved on, by name: see `isQuiet`. */
	quiet: Map<string, Quiet>;
	/** Feeds of which more is to come, by name. */
	behind: Map<string, Behind>;
	/** Events that did not come out, as they were found; they follow this state. */
	held: { state?: State; events: PendingEvent[] };
	lookUps: FailingLookUps;
	/** When a poll last started a workflow, epoch milliseconds. */
	startedAt?: number;
	/** Since when something cannot be read, epoch milliseconds. */
	failingSince?: number;
	/** When that was last reported, epoch milliseconds. */
	reportedAt?: number;
}

const MAX_NODES = 500;

const memories = new Map<string, ProcessMemory>();

/** The node that was not polled for the longest time is given up. */
export function processMemoryOf(workflowId: string | undefined, nodeId: string): ProcessMemory {
	const key = `${workflowId ?? ''} ${nodeId}`;
	const memory = memories.get(key) ?? {
		isPolling: false,
		readAt: new Map<string, number>(),
		quiet: new Map<string, Quiet>(),
		behind: new Map<string, Behind>(),
		held: { events: [] },
		lookUps: new FailingLookUps(),
	};
	memories.delete(key);
	memories.set(key, memory);
	const [longestAgo] = memories.keys();
	if (memories.size > MAX_NODES) memories.delete(longestAgo);
	return memory;
}

/** How long n8n may take to store an execution, with the state that came with it. */
const STORING_MS = 10_000;

/**
 * Whether n8n has not stored yet what came of the poll before. Its durable scheduler begins a poll with the state that
 * is in the database, and stores that of a poll some time after its end. From the state before, everything would be
 * told again. Where n8n could not store it, the polls after that time tell it again.
 */
export function isBeingStored(
	{ state, startedAt }: ProcessMemory,
	stored: State | undefined,
	now: number,
): boolean {
	if (!state || startedAt === undefined || Math.abs(now - startedAt) >= STORING_MS) return false;
	return !stored || (stored.since === state.since && stored.starts < state.starts);
}

/** How many events are kept that did not come out. Most are found again in any case. */
const MAX_HELD = 2000;

/** @param held oldest first */
export function noteHeld(memory: ProcessMemory, held: PendingEvent[], state: State): void {
	memory.held = { state, events: held.slice(0, MAX_HELD) };
}

/** The events that did not come out with the last poll, if nobody else has gone on from there. */
export const heldEvents = ({ held }: ProcessMemory, state: State): PendingEvent[] => {
	const isSame = held.state?.starts === state.starts && held.state.since === state.since;
	return isSame ? held.events : [];
};

export const heldFor = (memory: ProcessMemory, state: State, feed: Feed): PendingEvent[] =>
	heldEvents(memory, state).filter((event) => event.feed === feed);

/** For tests: a process that ends. */
export const forgetProcess = () => memories.clear();
