/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../faults';
import type { Delivery } from '../state/model';
import type { State } from '../state/state';
import { stamp } from '../state/time';
import type { SandboxEvent } from './feed';
import { sign } from './signature';

const TIMEOUT = 10_000;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export interface SendOptions {
	/** How many times the same delivery is sent; 1 by default. */
	copies?: number;
	/** Wait before each copy. */
	delayMs?: number;
	/** Signs with another secret than the account's. */
	secret?: string;
	/** Moves the signed timestamp, e.g. -600 for a delivery that looks ten minutes old. */
	timestampOffsetSeconds?: number;
}

/** Sends events to subscribers: signed, one after another per receiver, without ever throwing. */
export class Dispatcher {
	private readonly queues = new Map<string, Promise<unknown>>();
	private closed = false;

	constructor(
		private readonly state: State,
		private readonly faults: Faults,
		private readonly secret: string,
	) {}

	/** Queues the events of one request for everybody who subscribed to them. */
	publish(events: readonly SandboxEvent[]): void {
		const { copies, delayMs, drop } = this.faults.webhooks;
		if (drop) return;
		for (const event of events) {
			for (const url of this.receivers(event.event))
				void this.enqueue(event, url, { copies, delayMs });
		}
	}

	/**
	 * Sends an event now, to one address or to the subscribers.
	 * @returns one delivery per receiver and copy
	 */
	async send(event: SandboxEvent, url?: string, options: SendOptions = {}): Promise<Delivery[]> {
		const urls = url === undefined ? this.receivers(event.event) : [url];
		const sent = await Promise.all(urls.map(async (to) => await this.enqueue(event, to, options)));
		return sent.flat();
	}

	/** Resolves when nothing is waiting to be sent. */
	async idle(): Promise<void> {
		let waiting: Promise<unknown>[] = [];
		const isNew = (queue: Promise<unknown>) => !waiting.includes(queue);
		while ([...this.queues.values()].some(isNew)) {
			waiting = [...this.queues.values()];
			await Promise.all(waiting);
		}
	}

	/** Drops what is still waiting. */
	async close(): Promise<void> {
		this.closed = true;
		await this.idle();
	}

	private receivers(event: string): string[] {
		const takes = (events: string[]) =>
			!events.length || events.includes('*') || events.includes(event);
		const subscriptions = this.state.webhooks
			.all()
			.filter((one) => one.active && takes(one.events));
		return subscriptions.map((subscription) => subscription.url);
	}

	private async enqueue(
		event: SandboxEvent,
		url: string,
		options: SendOptions,
	): Promise<Delivery[]> {
		const before = this.queues.get(url) ?? Promise.resolve();
		const sent = before.then(async () => await this.sendCopies(event, url, options));
		this.queues.set(url, sent);
		return await sent;
	}

	private async sendCopies(event: SandboxEvent, url: string, options: SendOptions) {
		const deliveries: Delivery[] = [];
		for (let copy = 0; copy < (options.copies ?? 1) && !this.closed; copy += 1) {
			if (options.delayMs) await sleep(options.delayMs);
			const delivery = await this.post(event, url, options);
			deliveries.push(delivery);
			this.state.deliveries.push(delivery);
		}
		return deliveries;
	}

	private async post(event: SandboxEvent, url: string, options: SendOptions): Promise<Delivery> {
		const started = Date.now();
		const delivery: Delivery = {
			event: event.event,
			url,
			status: null,
			error: null,
			at: stamp(started),
			milliseconds: 0,
		};
		try {
			const response = await fetch(url, this.request(event, url, options));
			delivery.status = response.status;
			await response.arrayBuffer();
		} catch (error) {
			delivery.error = error instanceof Error ? describe(error) : String(error);
		}
		delivery.milliseconds = Date.now() - started;
		return delivery;
	}

	private request(event: SandboxEvent, url: string, options: SendOptions): RequestInit {
		if (!LOOPBACK.test(new URL(url).hostname))
			throw new Error('Only loopback hosts get deliveries');
		const body = JSON.stringify(event.body);
		const seconds = Math.floor(Date.now() / 1000) + (options.timestampOffsetSeconds ?? 0);
		const timestamp = String(seconds);
		return {
			method: 'POST',
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT),
			headers: {
				'Content-Type': 'application/json',
				'Api-Timestamp': timestamp,
				'Api-Signature': sign(options.secret ?? this.secret, timestamp, body),
			},
			body,
		};
	}
}

function describe(error: Error): string {
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
