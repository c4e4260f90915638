import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, INode } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import { inputError, serviceError } from '../../transport/errors';
import type { Api } from '../../transport/types';
import { BY_HAND } from './registration';

/** A webhook as `GET /webhooks` lists it. */
export interface Subscription {
	id: string;
	url: string;
	events: string[];
}

/**
 * The URL of one trigger node, in one account, see `workflowUrl`. It identifies a subscription: it is this node's alone,
 * and its test URL is another. A subscription that points elsewhere belongs to somebody else.
 */
export interface Target {
	api: Api;
	/** Whether the deadline of the hook has passed. No request is sent after it. */
	isExpired: () => boolean;
	node: INode;
	url: string;
}

/** What is to be registered for it. */
export interface DesiredSubscription extends Target {
	events: string[];
	/** The ID of what was registered for exactly this earlier. */
	knownId?: string;
	/** The ID of what was registered for this URL earlier, whatever its events. */
	formerId?: string;
}

/** Leaves time for a second attempt before the deadline of the hook, see `readTarget`. */
const TIMEOUT_MS = 10_000;

/**
 * An empty response says nothing of what is registered. To take it for an empty list would register a second time.
 * @returns all of the account, or undefined where the server has no webhooks to be managed
 */
async function findAll({ api }: Target): Promise<Subscription[] | undefined> {
	const list = { list: 'webhooks', paginated: true, allowEmpty: false, timeout: TIMEOUT_MS };
	const all = await api.list({ route: 'GET /webhooks', ...list }).catch(unlessNotFound);
	return all?.map(toSubscription);
}

/** @returns our subscriptions, or undefined where the server has no webhooks to be managed */
export async function findOwn(target: Target): Promise<Subscription[] | undefined> {
	return (await findAll(target))?.filter(isOf(target));
}

const isOf =
	(target: Target) =>
	({ url }: Subscription) =>
		url === target.url;

/** Whether a subscription of ours is as wanted. One that we made fits even if the service names its events otherwise. */
export const matchesDesired = (
	{ events, knownId }: DesiredSubscription,
	subscription: Subscription,
) => subscription.id === knownId || isSameSet(subscription.events, events);

/** Whether two lists hold the same event names, in any order. */
export const isSameSet = (some: string[], others: string[]) =>
	JSON.stringify([...new Set(some)].sort()) === JSON.stringify([...new Set(others)].sort());

/**
 * Keeps one subscription that is as wanted, if there is any, and removes the others of ours. Processes that settle at
 * the same time all keep the same one, that with the lowest ID. Where they cannot agree on one, because the service
 * names the events in its own way, at least one of them notices.
 * @throws NodeOperationError where the server has no webhooks to be managed
 */
export async function reconcile(wanted: DesiredSubscription): Promise<Subscription | undefined> {
	const all = await findAll(wanted);
	if (!all) throw unsupportedError(wanted);
	await removeUnlisted(wanted, all);
	const own = all.filter(isOf(wanted));
	const [kept] = own
		.filter((subscription) => matchesDesired(wanted, subscription))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	const others = own.filter((subscription) => subscription !== kept);
	await remove(wanted, others);
	if (kept && others.length > 0) await assertStillRegistered(wanted, kept);
	return kept;
}

/** A list may lag behind. What was registered earlier and is not listed would come back beside the new one. */
async function removeUnlisted(wanted: DesiredSubscription, all: Subscription[]): Promise<void> {
	const { formerId } = wanted;
	if (formerId && !all.some(({ id }) => id === formerId)) await removeOne(wanted, formerId);
}

async function assertStillRegistered(
	wanted: DesiredSubscription,
	{ id }: Subscription,
): Promise<void> {
	const own = (await findOwn(wanted)) ?? [];
	if (!own.some((subscription) => subscription.id === id))
		throw concurrentRegistrationError(wanted);
}

/**
 * Registers a new subscription. When something fails after the request, it is removed as far as the service can be
 * reached. The next attempt finds the rest by its URL.
 * @throws NodeApiError
 */
export async function register(wanted: DesiredSubscription): Promise<Subscription> {
	const created = await post(wanted).catch(async (error: unknown) => {
		// the service may have carried out the request although its response was lost
		const found = await reconcile(wanted).catch(() => undefined);
		if (!found) throw error;
		return found;
	});
	const known = { ...wanted, knownId: created.id, formerId: undefined };
	const kept = await reconcile(known).catch(async (error: unknown) => {
		// no time is left to check for others of ours; it is there, and could not be removed either
		if (wanted.isExpired()) return created;
		await cleanUpFailedCreate(wanted, created);
		throw error;
	});
	return kept ?? created;
}

async function post(wanted: DesiredSubscription): Promise<Subscription> {
	const { api, url, events } = wanted;
	const call = { route: 'POST /webhooks', body: { url, events }, timeout: TIMEOUT_MS } as const;
	const response = await api.send(call);
	const created = toSubscription(isObject(response) ? response : {});
	if (created.id && created.url === url) return created;
	await cleanUpFailedCreate(wanted, created);
	throw unconfirmedError(wanted);
}

/**
 * Removes what points at our URL, and what was registered as `knownId` unless it points elsewhere by now.
 * @returns false where the account does not know the latter
 * @throws NodeApiError
 */
export async function removeOwn(target: Target, knownId?: string): Promise<boolean> {
	const all = (await findAll(target)) ?? [];
	await remove(target, all.filter(isOf(target)));
	if (!knownId || all.some(({ id }) => id === knownId)) return true;
	// a list may lag behind, or come in a shape of its own
	return await removeOne(target, knownId);
}

/** @throws NodeApiError */
async function remove(target: Target, subscriptions: Subscription[]): Promise<void> {
	for (const { id } of subscriptions) await removeOne(target, id);
}

/** @returns false where it was gone already, which is as good. @throws NodeApiError */
async function removeOne({ api }: Target, id: string): Promise<boolean> {
	const path = { webhook_id: id };
	try {
		await api.send({ route: 'DELETE /webhooks/{webhook_id}', path, timeout: TIMEOUT_MS });
		return true;
	} catch (error) {
		unlessNotFound(error);
		return false;
	}
}

/**
 * Removes what a failed registration left. A subscription with another URL stays: somebody else may have registered it.
 * Never throws: the user must see why the registration failed, not why this did.
 */
async function cleanUpFailedCreate(target: Target, created: Subscription): Promise<void> {
	const own = (await findOwn(target).catch(() => undefined)) ?? [];
	const isOurs = !created.url || created.url === target.url;
	const isStray = created.id && isOurs && !own.some(({ id }) => id === created.id);
	await remove(target, isStray ? [created, ...own] : own).catch(() => undefined);
}

/** Undefined for any 404: the server lacks the subscription, or webhooks altogether. */
function unlessNotFound(error: unknown): undefined {
	if (!(error instanceof NodeApiError && error.httpCode === '404')) throw error;
}

const toSubscription = ({ id, url, events }: IDataObject): Subscription => ({
	id: String(id ?? ''),
	url: String(url ?? ''),
	events: Array.isArray(events) ? events.map(String) : [],
});

export const unsupportedError = ({ node }: Target) =>
	inputError(
		{ node },
		{
			message: `This Housecall Pro account cannot register webhooks by the API: use the node "Housecall Pro Polling Trigger" instead, which needs only the API key, or set "Registration" to "${BY_HAND}"`,
			description:
				'With that, publish (n8n 1: activate) the workflow again, save the production URL of this node in Housecall Pro (App Store → Webhooks), and copy the signing secret from there into the credential.',
		},
	);

const concurrentRegistrationError = ({ node }: Target) =>
	serviceError(
		{ node },
		{
			message: 'Another n8n process has registered this webhook at the same time',
			description: 'Publish (n8n 1: activate) the workflow again.',
		},
	);

const unconfirmedError = ({ node }: Target) =>
	serviceError(
		{ node },
		{
			message: 'Housecall Pro did not confirm the webhook that it was asked to register',
			description: `Its answer lacks the ID or names another URL. Try again, or set "Registration" to "${BY_HAND}".`,
		},
	);
