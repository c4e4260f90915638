import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a delivery's timestamp may be from our clock, either way. */
const TOLERANCE_SECONDS = 300;

/** The fault of a signature that was made with another secret, or over something else. */
export const SIGNATURE_MISMATCH = 'Api-Signature does not match';

/** A delivery as it came over the wire; header values are undefined where the header is missing. */
export interface Signed {
	/** `Api-Signature` */
	signature: string | undefined;
	/** `Api-Timestamp`, unix seconds */
	timestamp: string | undefined;
	body: Buffer;
}

/**
 * Checks that a delivery comes from the account with this signing secret and is not an old one sent again.
 * Scheme (recorded deliveries): lower-case hex HMAC-SHA256, keyed with the text of the secret, over
 * `<timestamp>.<body>`, the body byte for byte.
 * @param now epoch milliseconds
 * @returns what is wrong, for the sender to read, or undefined when all is well
 */
export function verifySignature(
	secret: string,
	{ signature, timestamp, body }: Signed,
	now: number,
): string | undefined {
	if (!signature || !timestamp) return 'Api-Signature or Api-Timestamp is missing';
	const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
	const given = signature
		.trim()
		.replace(/^sha256=/i, '')
		.toLowerCase();
	if (!isEqual(given, expected)) return SIGNATURE_MISMATCH;
	const age = Math.abs(now / 1000 - Number(timestamp));
	return age <= TOLERANCE_SECONDS ? undefined : 'Api-Timestamp is too far from the current time';
}

/** Takes the same time wherever two texts of the same length differ. */
function isEqual(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}
