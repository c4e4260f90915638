import { createHmac } from 'node:crypto';

/**
 * The service's signature: lower-case hex HMAC-SHA256 over `<timestamp>.<raw body>`, keyed with the
 * text of the secret.
 */
export function sign(secret: string, timestamp: string, rawBody: string): string {
	return createHmac('sha256', secret).update(`${timestamp}.${rawBody}`).digest('hex');
}
