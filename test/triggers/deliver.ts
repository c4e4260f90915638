import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

/** As long as the service's. */
export const SECRET = '0123456789abcdef'.repeat(2);

export const COMPANY = '0f0e0d0c-1111-4222-8333-444455556666';

/** A body as the service sends it. */
export const body = (event: string, resource: IDataObject = {}, id = 'job_1'): IDataObject => ({
	event,
	event_occurred_at: '2026-04-01T15:04:05Z',
	company_id: COMPANY,
	job: { id, invoice_number: '7', total_amount: 12_500, ...resource },
});

interface Options {
	/** Signs with it; nothing is signed without. */
	secret?: string;
	/** Unix seconds; now when left out. */
	timestamp?: number | string;
	headers?: Record<string, string>;
	signal?: AbortSignal;
}

export interface Answer {
	status: number;
	message: unknown;
}

export function sign(secret: string, timestamp: number | string, raw: string | Buffer): string {
	return createHmac('sha256', secret).update(`${timestamp}.`).update(raw).digest('hex');
}

/** Sends one delivery. */
export async function deliver(
	url: string,
	content: IDataObject | string | Buffer,
	{ secret, timestamp = Math.floor(Date.now() / 1000), headers, signal }: Options = {},
): Promise<Answer> {
	const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
	const raw = isRaw ? content : JSON.stringify(content);
	const response = await fetch(url, {
		method: 'POST',
		body: new Uint8Array(Buffer.from(raw)),
		headers: {
			'Content-Type': 'application/json',
			...(secret && {
				'Api-Timestamp': String(timestamp),
				'Api-Signature': sign(secret, timestamp, raw),
			}),
			...headers,
		},
		signal: signal ?? AbortSignal.timeout(20_000),
	});
	const { message } = (await response.json()) as { message: unknown };
	return { status: response.status, message };
}
