import { sign } from '../../sandbox/webhooks/signature';

/** The body of an event about a customer that no other event is about. */
export const eventOf = (id: string) =>
	JSON.stringify({
		event: 'customer.created',
		event_occurred_at: new Date().toISOString(),
		company_id: '0d6a3f5e-7d0a-4b7c-9a51-6a3f1c2e9b10',
		customer: { id, first_name: 'Ada', last_name: id, email: `${id}@example.com`, tags: [] },
	});

interface Manner {
	/** How far the sender's clock is ahead, in seconds. */
	ahead?: number;
	/** The content type. */
	type?: string;
}

/** Sends a body as the service does. @returns the status of the answer */
export async function deliver(
	url: string,
	body: string,
	secret: string,
	{ ahead = 0, type = 'application/json' }: Manner = {},
): Promise<number> {
	const timestamp = String(Math.floor(Date.now() / 1000) + ahead);
	const response = await fetch(url, {
		method: 'POST',
		headers: {
			'Content-Type': type,
			'Api-Timestamp': timestamp,
			'Api-Signature': sign(secret, timestamp, body),
		},
		body,
	});
	await response.arrayBuffer();
	return response.status;
}
