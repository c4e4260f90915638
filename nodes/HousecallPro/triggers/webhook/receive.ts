import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { connect } from '../../transport/api';
import type { Api } from '../../transport/types';
import { judge, singleHeader } from './delivery';
import type { Delivery, DeliveryHeaders, Rejection, Verdict } from './delivery';
import type { HousecallEvent } from '../envelope';
import { eventId } from '../eventId';
import { toPatterns } from '../events';
import { fetchFullRecord } from '../fullRecord';
import type { Fetched } from '../fullRecord';
import { toSimplifiedItem, toRawItem } from '../item';
import { inUnits, timeZoneFor } from '../units';
import { deduplicatorOf, deduplicationKeyOf } from './deduplication';
import type { Delivered, ClosableResponse } from './deduplication';
import { publicHeaders } from './headers';
import { readOptions } from './options';
import type { Options } from './options';
import { readSecret } from './secret';
import { SIGNATURE_MISMATCH } from './signature';
import { isForOther } from './workflowUrl';

/** Of n8n's request and response (Express), what is used here. */
interface DeliveryRequest {
	headers: DeliveryHeaders;
	contentType?: string;
	rawBody?: Buffer;
	readRawBody: () => Promise<void>;
}

interface DeliveryResponse extends ClosableResponse {
	status: (code: number) => { json: (body: IDataObject) => unknown };
}

/**
 * Answers one delivery and hands its event to the workflow, as one item. Only n8n and the hooks of the lifecycle write
 * static data: after each delivery n8n saves it whole, over what a publication may have stored meanwhile.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request: DeliveryRequest = context.getRequestObject();
	const response: DeliveryResponse = context.getResponseObject();
	if (isForOther(context)) return answer(context, response, FOR_OTHER);
	const { headers } = request;
	const body = await readBody(request);

	const verdict = await judgeDelivery(context, { headers, body }).catch((error: Error) =>
		unverifiable(error),
	);
	if ('status' in verdict) return answer(context, response, verdict);
	const { event } = verdict;
	if (body && isCopy(context, response, deliveredAs(event, headers, body))) {
		return answer(context, response, { status: 200, message: 'Received before' });
	}

	const options = readOptions(context);
	const json = await toJson(context, event, options);
	if (options.includeHeaders) json.headers = publicHeaders(headers);
	return { workflowData: [[{ json }]] };
}

const FOR_OTHER: Rejection = {
	status: 200,
	message: 'Not used: another workflow with the same webhook URL asked for it',
};

/** The credential may have been deleted, or an expression may fail. The sender may try again later. */
const unverifiable = ({ message }: Error): Rejection => ({
	status: 503,
	message: 'The event cannot be verified now',
	reason: message,
});

/** With a typeVersion above 1, n8n leaves the body of an unusual content type unread. */
async function readBody(request: DeliveryRequest): Promise<Buffer | undefined> {
	// n8n has read a multipart form as files and fields; its bytes are gone
	if (request.contentType?.startsWith('multipart/')) return undefined;
	// a body that breaks off or is too large is answered like one that is not there
	if (!request.rawBody) await request.readRawBody().catch(() => undefined);
	return request.rawBody;
}

async function judgeDelivery(context: IWebhookFunctions, delivery: Delivery): Promise<Verdict> {
	const { acceptUnsigned, companies } = readOptions(context);
	const patterns = toPatterns(
		context.getNodeParameter('events', []),
		context.getNodeParameter('otherEvents', []),
	);
	const judgeWith = (secret?: string) =>
		judge(delivery, { secret, acceptUnsigned, patterns, companies }, Date.now());

	const verdict = judgeWith(await readSecret(context));
	// the secret may have been changed a moment ago
	if (isMismatch(verdict)) return judgeWith(await readSecret(context, { refresh: true }));
	return verdict;
}

const isMismatch = (verdict: Verdict) =>
	'status' in verdict && verdict.message === SIGNATURE_MISMATCH;

function deliveredAs(
	{ occurredAt }: HousecallEvent,
	headers: DeliveryHeaders,
	body: Buffer,
): Delivered {
	return { body, occurredAt, timestamp: singleHeader(headers, 'api-timestamp') };
}

/** A test run ends with its first event anyway. A user who sends one a second time wants to see it. */
function isCopy(
	context: IWebhookFunctions,
	response: ClosableResponse,
	delivered: Delivered,
): boolean {
	if (context.getMode() === 'manual') return false;
	const deduplicator = deduplicatorOf(context.getWorkflow().id, context.getNode().id);
	const { content, lifetime } = deduplicationKeyOf(delivered);
	return !deduplicator.isFirst(content, response, Date.now(), lifetime);
}

/** The node answers by itself, since n8n would answer a throw with 500 and a failed execution. */
function answer(
	context: IWebhookFunctions,
	response: DeliveryResponse,
	{ status, message, reason }: Rejection,
): IWebhookResponseData {
	if (reason) context.logger.warn(`A webhook delivery started nothing: ${reason}`);
	response.status(status).json({ message });
	return { noWebhookResponse: true };
}

async function toJson(
	context: IWebhookFunctions,
	event: HousecallEvent,
	options: Options,
): Promise<IDataObject> {
	const signal = AbortSignal.timeout(REQUESTS_DEADLINE_MS);
	const connected = async () => (await connect(context, signal))();
	const [{ record, error }, timeZone] = await Promise.all([
		options.fetchFullRecord ? fetchRecord(connected(), event, signal) : ({} as Fetched),
		timeZoneFor(context, options.units, connected),
	]);
	const shown = inUnits(event, record, options.units, timeZone);
	const toItem = options.simplify ? toSimplifiedItem : toRawItem;
	const json = toItem(shown.event, shown.full);
	json.event_id = eventId(event);
	if (error !== undefined) json.full_record_error = error;
	return json;
}

/** How long the sender is kept waiting for all requests together; it may give up after five seconds. */
const REQUESTS_DEADLINE_MS = 3_000;

async function fetchRecord(
	connected: Promise<Api>,
	event: HousecallEvent,
	signal: AbortSignal,
): Promise<Fetched> {
	const fetched = await fetchFullRecord(connected, event);
	if (fetched.error === undefined || !signal.aborted) return fetched;
	const seconds = REQUESTS_DEADLINE_MS / 1000;
	return { error: `Housecall Pro did not answer within ${seconds} seconds` };
}
