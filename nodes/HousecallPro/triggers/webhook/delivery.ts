import type { IWebhookFunctions } from 'n8n-workflow';

import { isPing, parseBody, parseEvent } from '../envelope';
import type { HousecallEvent } from '../envelope';
import { isChosen } from '../events';
import { verifySignature } from './signature';

export type DeliveryHeaders = ReturnType<IWebhookFunctions['getHeaderData']>;

export interface Delivery {
	headers: DeliveryHeaders;
	/** Undefined where there is none to be had, as with multipart forms. */
	body: Buffer | undefined;
}

export interface Filter {
	/** The account's signing secret; empty where the credential has none, undefined where its expression finds none. */
	secret: string | undefined;
	/** Whether events count although there is no secret to verify them with. */
	acceptUnsigned: boolean;
	/** Event names and families, see `toPatterns`. */
	patterns: string[];
	/** Company IDs to listen to; all where it is undefined. */
	companies?: string[];
}

/** A delivery that starts nothing. */
export interface Rejection {
	/** What its sender is answered. */
	status: number;
	message: string;
	/** What n8n's log says, where the user should know. */
	reason?: string;
}

export type Verdict = { event: HousecallEvent } | Rejection;

const BLANK_SECRET =
	'"Webhook Signing Secret" in the credential comes out blank: check its expression, or empty it';

/** The two ways to have events arrive where the credential has no signing secret. */
export const WITHOUT_SECRET =
	'copy the signing secret from Housecall Pro (App Store → Webhooks) into "Webhook Signing Secret" of the credential, or switch on the option "Accept Unsigned Events" of the trigger';

/**
 * Judges a delivery. Pure.
 * @param now epoch milliseconds, for the age of the signature
 */
export function judge(delivery: Delivery, filter: Filter, now: number): Verdict {
	const body = delivery.body && parseBody(delivery.body);
	// the service does not sign it verifiably: it is sent before the user has seen the signing secret
	if (body && isPing(body)) return { status: 200, message: 'Ready to receive events' };

	const fault = findFault(delivery, filter, now);
	if (fault) return logged(401, fault);

	const event = body && parseEvent(body);
	if (!event) return withoutEvent(body ? 'names no event' : 'is not a JSON object', filter);
	return isChosen(filter.patterns, event.name)
		? judgeCompany(event, filter)
		: ignored('this event');
}

function findFault({ headers, body }: Delivery, filter: Filter, now: number): string | undefined {
	const { secret, acceptUnsigned } = filter;
	if (secret === undefined) return BLANK_SECRET;
	if (secret === '')
		return acceptUnsigned ? undefined : `Nothing to verify it with: ${WITHOUT_SECRET}`;
	const signed = {
		signature: singleHeader(headers, 'api-signature'),
		timestamp: singleHeader(headers, 'api-timestamp'),
		body: body ?? Buffer.alloc(0),
	};
	return verifySignature(secret, signed, now);
}

/** A header that was sent once; `name` in lower case. */
export function singleHeader(headers: DeliveryHeaders, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}

/** What is signed comes from Housecall Pro, which may switch off a webhook that answers with an error (inferred). */
function withoutEvent(problem: string, { secret }: Filter): Rejection {
	if (!secret) return { status: 400, message: `The body ${problem}` };
	return logged(200, `Not used: the body ${problem}`);
}

function judgeCompany(event: HousecallEvent, { companies }: Filter): Verdict {
	if (!companies || companies.some((company) => isSame(company, event.companyId))) return { event };
	if (companies.length > 0) return ignored('events of this company');
	return logged(200, 'Not used: the expression of "Company Names or IDs" finds nothing');
}

const isSame = (company: string, other?: string) => company.toLowerCase() === other?.toLowerCase();

const logged = (status: number, message: string): Rejection => ({
	status,
	message,
	reason: message,
});

const ignored = (what: string): Rejection => ({
	status: 200,
	message: `Not used: this workflow does not listen to ${what}`,
});
