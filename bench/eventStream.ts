/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import { sign } from '../sandbox/webhooks/signature';
import { WEBHOOK_SECRET } from './sandboxProcess';

const EVENT = 'customer.created';

/** As Housecall Pro sends events, but as fast as they are taken. Each event is a new one. */
export class EventStream {
	private sent = 0;

	constructor(
		private readonly origin: string,
		private readonly customer: Record<string, unknown>,
	) {}

	/**
	 * Keeps a number of events under way for some time.
	 *
	 * @returns how many were accepted, and in how many seconds
	 * @throws Error when one was not accepted
	 */
	async pour(path: string, atOnce: number, durationMs: number) {
		const pool = new Pool(this.origin, { connections: atOnce });
		const started = performance.now();
		let accepted = 0;
		const send = async () => {
			while (performance.now() - started < durationMs) {
				const status = await this.post(pool, path, WEBHOOK_SECRET);
				if (status !== 200) throw new Error(`An event was answered with ${status}`);
				accepted += 1;
			}
		};
		try {
			await Promise.all(Array.from({ length: atOnce }, send));
			return { accepted, seconds: (performance.now() - started) / 1000 };
		} finally {
			await pool.close();
		}
	}

	/** Sends one event that is signed with another secret. @returns the status of the answer */
	async forge(path: string): Promise<number> {
		const pool = new Pool(this.origin);
		try {
			return await this.post(pool, path, 'another secret');
		} finally {
			await pool.close();
		}
	}

	private async post(pool: Pool, path: string, secret: string): Promise<number> {
		const body = this.nextEvent();
		const timestamp = String(Math.floor(Date.now() / 1000));
		const { statusCode, body: answer } = await pool.request({
			method: 'POST',
			path,
			headers: {
				'content-type': 'application/json',
				'api-timestamp': timestamp,
				'api-signature': sign(secret, timestamp, body),
			},
			body,
		});
		await answer.dump();
		return statusCode;
	}

	private nextEvent(): string {
		this.sent += 1;
		return JSON.stringify({
			event: EVENT,
			event_occurred_at: new Date().toISOString(),
			company_id: this.customer.company_id,
			customer: { ...this.customer, id: `cus_${this.sent}` },
		});
	}
}
