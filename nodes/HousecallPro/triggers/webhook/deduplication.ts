import { createHash } from 'node:crypto';

const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** For deliveries that say no time at all: the same body may be another event some minutes later. */
const UNTIMED_LIFETIME_MS = 5 * 60 * 1000;
const MAX_DELIVERIES = 5_000;
const MAX_OPEN_MS = 5 * 60 * 1000;

/** The part of an HTTP response that shows how a delivery ended. */
export interface ClosableResponse {
	statusCode: number;
	writableEnded: boolean;
	once(event: 'close', listener: () => void): unknown;
}

/** What tells a copy of a delivery from another event. */
export interface Delivered {
	body: Buffer;
	/** When the event happened, as the body says. Nine of thirteen recorded bodies do not say it. */
	occurredAt?: string;
	/** `Api-Timestamp`: when the delivery was signed. */
	timestamp?: string;
}

/**
 * What two copies of a delivery share, and for how long that makes them copies. A body that says when its event happened
 * is enough. Another one comes again when the same thing happens again: an appointment moves from A to B and back to A.
 * So its timestamp counts, too, which is new for each signature.
 */
export function deduplicationKeyOf({ body, occurredAt = '', timestamp = '' }: Delivered) {
	if (!Number.isNaN(Date.parse(occurredAt))) return { content: body, lifetime: LIFETIME_MS };
	const lifetime = timestamp ? LIFETIME_MS : UNTIMED_LIFETIME_MS;
	return { content: Buffer.concat([Buffer.from(`${timestamp}.`), body]), lifetime };
}

interface Seen {
	/** Epoch milliseconds. */
	at: number;
	/** Kept for as long as it is open whether the execution was started. */
	response?: ClosableResponse;
}

/**
 * The deliveries that one trigger node has passed on, so that a copy does not start a second execution: the
 * last 5,000 of the last 24 hours. Nothing is written down: a restart of n8n forgets them, and where
 * several processes receive webhooks (queue mode with several webhook processors, or several mains), each
 * knows only its own. There, an event that must never be handled twice needs a check in the workflow, such
 * as n8n's Remove Duplicates node.
 */
export class Deduplicator {
	private readonly seen = new Map<string, Seen>();

	/** Those whose sender closed the connection before the response. */
	private readonly open = new Set<string>();

	/**
	 * Notes a delivery, unless it is the copy of one that started an execution or is about to.
	 * The response to the sender tells how it ended: a delivery that n8n answers with an error is forgotten,
	 * so that it counts when it is sent again.
	 * @returns false for a copy
	 */
	isFirst(
		content: Buffer,
		response: ClosableResponse,
		now = Date.now(),
		lifetime = LIFETIME_MS,
	): boolean {
		const key = createHash('sha256').update(content).digest('base64');
		this.closeOld(now);
		if (this.isKnown(key, now - lifetime)) return false;

		this.forgetOld(now);
		const seen: Seen = { at: now, response };
		this.seen.delete(key);
		this.seen.set(key, seen);
		response.once('close', () => this.onClose(key, seen, response));
		return true;
	}

	private isKnown(key: string, since: number): boolean {
		const seen = this.seen.get(key);
		if (!seen || seen.at <= since) return false;
		return !(seen.response && isFailure(seen.response));
	}

	/** Where the sender closed the connection early, the outcome is not known yet: the response is kept for a while. */
	private onClose(key: string, seen: Seen, response: ClosableResponse): void {
		if (response.writableEnded) this.conclude(key, seen);
		else this.open.add(key);
	}

	private conclude(key: string, seen: Seen): void {
		const failed = seen.response && isFailure(seen.response);
		seen.response = undefined;
		if (failed && this.seen.get(key) === seen) this.seen.delete(key);
	}

	/** By then n8n has started the execution or failed to: the status of the response is final, although nobody read it. */
	private closeOld(now: number): void {
		for (const key of this.open) {
			const seen = this.seen.get(key);
			if (seen && now - seen.at < MAX_OPEN_MS) return;
			this.open.delete(key);
			if (seen) this.conclude(key, seen);
		}
	}

	/** A map iterates in the order of insertion, so the oldest come first. */
	private forgetOld(now: number): void {
		for (const [key, { at }] of this.seen) {
			if (this.seen.size < MAX_DELIVERIES && now - at < LIFETIME_MS) return;
			this.seen.delete(key);
		}
	}
}

const isFailure = ({ statusCode }: ClosableResponse) => statusCode >= 300;

const MAX_NODES = 200;

const deduplicators = new Map<string, Deduplicator>();

/** The memory of one node of one workflow; that of the node without deliveries for the longest time is given up. */
export function deduplicatorOf(workflowId: string | undefined, nodeId: string): Deduplicator {
	const key = `${workflowId ?? ''} ${nodeId}`;
	const memory = deduplicators.get(key) ?? new Deduplicator();
	deduplicators.delete(key);
	deduplicators.set(key, memory);
	const [longestAgo] = deduplicators.keys();
	if (deduplicators.size > MAX_NODES) deduplicators.delete(longestAgo);
	return memory;
}
