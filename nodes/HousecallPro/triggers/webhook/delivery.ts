import type { IWebhookFunctions } from 'n8n-workflow';

import { isPing, parseBody, toEvent } from '../envelope';
import type { HousecallEvent } from '../envelope';
import { isChosen } from '../events';
import { findSignatureFault } from './signature';

export type DeliveryHeaders = ReturnType<IWebhookFunctions['getHeaderData']>;

export interface Delivery {
	headers: DeliveryHeaders;
	/** Undefined where there is none to be had, as with multipart forms. */
	body: Buffer | undefined;
}

export interface Filter {
	/** The account's signing secret; when it is empty nothing is verified, and when it is undefined all is refused. */
	secret: string | undefined;
	/** Event names and families, see `toPatterns`. */
	patterns: string[];
	/** Company IDs to listen to; all when empty. */
	companies: string[];
}

/** What becomes of a delivery: an event for the workflow, or an answer to the sender and nothing more. */
export type Verdict = { event: HousecallEvent } | { status: number; message: string };

const NO_SECRET =
	'"Webhook Signing Secret" in the credential comes out blank: check its expression, or empty it';

/**
 * Judges a delivery. Pure.
 * @param now epoch milliseconds, for the age of the signature
 */
export function judge({ headers, body: raw }: Delivery, filter: Filter, now: number): Verdict {
	const body = raw && parseBody(raw);
	// the service does not sign it verifiably: it is sent before the user has seen the signing secret
	if (body && isPing(body)) return { status: 200, message: 'Ready to receive events' };

	const { secret } = filter;
	const fault = secret === undefined ? NO_SECRET : secret && findFault(secret, headers, raw, now);
	if (fault) return { status: 401, message: fault };

	if (!body) return { status: 400, message: 'The body is not a JSON object' };
	const event = toEvent(body);
	if (!event) return { status: 400, message: 'The body names no event' };

	if (!isChosen(filter.patterns, event.name)) return ignored('this event');
	if (!isFrom(filter.companies, event)) return ignored('events of this company');
	return { event };
}

function findFault(secret: string, headers: DeliveryHeaders, raw: Buffer | undefined, now: number) {
	const signed = {
		signature: singleHeader(headers, 'api-signature'),
		timestamp: singleHeader(headers, 'api-timestamp'),
		body: raw ?? Buffer.alloc(0),
	};
	return findSignatureFault(secret, signed, now);
}

/** A header that was sent once; `name` in lower case. */
export function singleHeader(headers: DeliveryHeaders, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}

const ignored = (what: string): Verdict => ({
	status: 200,
	message: `Not used: this workflow does not listen to ${what}`,
});

const isFrom = (companies: string[], { companyId }: HousecallEvent) =>
	companies.length === 0 ||
	companies.some((company) => company.toLowerCase() === companyId?.toLowerCase());
