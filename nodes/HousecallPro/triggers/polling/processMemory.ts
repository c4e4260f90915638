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
	/** The events that have just started a workflow, by ID, and when; epoch milliseconds. */
	emitted: Map<string, number>;
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
		emitted: new Map<string, number>(),
	};
	memories.delete(key);
	memories.set(key, memory);
	const [longestAgo] = memories.keys();
	if (memories.size > MAX_NODES) memories.delete(longestAgo);
	return memory;
}

/**
 * n8n's durable scheduler may run the polls of several Poll Times at once, all from the state that was stored before. The
 * later ones find again what the first has just emitted. After a failed start n8n polls later than this.
 */
const JUST_NOW_MS = 10_000;

export function wasJustEmitted({ emitted }: ProcessMemory, id: string, now: number): boolean {
	const at = emitted.get(id);
	return at !== undefined && Math.abs(now - at) < JUST_NOW_MS;
}

export function noteEmitted(memory: ProcessMemory, ids: string[], now: number): void {
	const recent = [...memory.emitted].filter(([, at]) => Math.abs(now - at) < JUST_NOW_MS);
	memory.emitted = new Map([...recent, ...ids.map((id): [string, number] => [id, now])]);
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
