import type { IHookFunctions } from 'n8n-workflow';

import { connect } from '../../transport/api';
import { inputError } from '../../transport/errors';
import { isRollback, markCheckFailed, markConfirmed, markNew, markRemoved } from './rollback';
import { WITHOUT_SECRET } from './delivery';
import { readOptions } from './options';
import { toPatterns, toSubscribedEvents } from '../events';
import { withAdviceInMessage, withDeadline } from './activation';
import {
	findOwn,
	matchesDesired,
	isSameSet,
	register,
	removeOwn,
	reconcile,
	unsupportedError,
} from './subscriptions';
import type { Subscription, Target, DesiredSubscription } from './subscriptions';
import { workflowUrl } from './workflowUrl';

/*
 * n8n up to 2.39 calls checkExists at activation and at every start of n8n, then create when the answer is
 * false. n8n 2.40 and later call them at activation only, create up to five times within some 15 seconds,
 * with delete after each failure, and delete up to three times. For both, only a throw is a failure; what
 * create and delete return is ignored.
 *
 * When delete throws after a failed registration, n8n 2.40 and later take the node for registered and call
 * nothing at the next activation. So a failure to register forgets what was remembered, and where nothing
 * is remembered, delete does what it can and does not throw.
 */

/** What `create` leaves in the node's static data. */
interface StaticData {
	webhookId?: string;
	webhookUrl?: string;
	webhookEvents?: string[];
}

const memoryOf = (context: IHookFunctions): StaticData => context.getWorkflowStaticData('node');

const isManual = (context: IHookFunctions) =>
	context.getNodeParameter('registration', 'automatic') === 'manual';

/** Checks whether exactly one subscription is there, as wanted, and remembers it. Changes nothing remotely. */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	return await withAdviceInMessage(async () => {
		if (!isManual(context))
			return await forgetOnFailure(context, async () => await find(context), markCheckFailed);
		readEvents(context);
		await warnWithoutSecret(context);
		return true;
	});
}

async function find(context: IHookFunctions): Promise<boolean> {
	const wanted = await readWanted(context);
	const own = await findOwn(wanted);
	if (!own) throw unsupportedError(wanted);
	if (own.length !== 1 || !matchesDesired(wanted, own[0])) return false;
	remember(context, wanted, own[0]);
	markConfirmed(context);
	return true;
}

/**
 * Leaves exactly one subscription for this node's URL and its events, however often it is called and whatever earlier
 * attempts left.
 * @throws NodeOperationError or NodeApiError, with nothing remembered
 */
export async function create(context: IHookFunctions): Promise<boolean> {
	if (isManual(context)) return true;
	markNew(context);
	await withAdviceInMessage(
		async () => await forgetOnFailure(context, async () => await subscribe(context)),
	);
	return true;
}

async function subscribe(context: IHookFunctions): Promise<void> {
	const wanted = await readWanted(context);
	await assertPublicUrl(context, wanted.url);
	const subscription =
		(await reconcile(wanted)) ?? (await register({ ...wanted, formerId: undefined }));
	remember(context, wanted, subscription);
	await warnWithoutSecret(context);
}

/** Whoever publishes the workflow is told once, before events are refused or come in unverified. */
async function warnWithoutSecret(context: IHookFunctions): Promise<void> {
	const credential = await context.getCredentials('housecallProApi').catch(() => undefined);
	if (!credential || String(credential.webhookSigningSecret ?? '').trim()) return;
	const { acceptUnsigned } = readOptions(context);
	context.logger.warn(
		acceptUnsigned
			? 'Events of this Housecall Pro Trigger are not verified: anybody who knows its URL can start the workflow'
			: `This Housecall Pro Trigger refuses every event as long as its credential has no signing secret: ${WITHOUT_SECRET}`,
	);
}

/**
 * Removes what is registered for this node's URL, also where nothing is remembered: n8n may have stored the
 * static data of an earlier time. The next activation finds by its URL what could not be reached.
 * What is remembered but not listed is removed by its ID. A credential that was changed to another account since does
 * not reach it, hence the warning where it is not found.
 * @throws NodeApiError where something is remembered, so that n8n tries again; it stays remembered until it is removed
 */
export async function deleteWebhook(context: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(context);
	if (isManual(context) && !memory.webhookId) return true;
	if (isRollback(context)) return true;
	const removal = withAdviceInMessage(async () => await unsubscribe(context));
	await (memory.webhookId ? removal : removal.catch(() => warnOfLeftovers(context)));
	forget(memory);
	markRemoved(context);
	return true;
}

async function unsubscribe(context: IHookFunctions): Promise<void> {
	const target = await readTarget(context);
	const knownId = formerIdOf(context, target);
	const isFound = await removeOwn(target, knownId);
	if (isFound) return;
	context.logger.warn(
		`Webhook ${knownId} was not found in this Housecall Pro account. If the credential was given another account’s key or another base URL, delete the webhook there.`,
	);
}

const warnOfLeftovers = (context: IHookFunctions) =>
	context.logger.warn('Could not look for webhooks that an earlier attempt may have left behind');

async function readTarget(context: IHookFunctions): Promise<Target> {
	const node = context.getNode();
	const url = workflowUrl(context);
	if (!url) throw inputError({ node }, { message: 'n8n gave this node no webhook URL' });
	const service = await withDeadline(node, async (signal) => (await connect(context, signal))());
	return { ...service, node, url };
}

async function readWanted(context: IHookFunctions): Promise<DesiredSubscription> {
	const target = await readTarget(context);
	const events = readEvents(context);
	const { webhookId, webhookEvents = [] } = memoryOf(context);
	return {
		...target,
		events,
		knownId: isSameSet(webhookEvents, events) ? webhookId : undefined,
		formerId: formerIdOf(context, target),
	};
}

/** Static data may come with a copy of another workflow. */
function formerIdOf(context: IHookFunctions, { url }: Target): string | undefined {
	const { webhookId, webhookUrl } = memoryOf(context);
	return webhookUrl === url ? webhookId : undefined;
}

function readEvents(context: IHookFunctions): string[] {
	const chosen = context.getNodeParameter('events', []);
	const patterns = toPatterns(chosen, context.getNodeParameter('otherEvents', []));
	if (patterns.length > 0) return toSubscribedEvents(patterns);
	throw inputError(
		{ node: context.getNode() },
		{ message: 'There is nothing to wait for: choose at least one event in "Trigger On"' },
	);
}

function remember(
	context: IHookFunctions,
	{ events, url }: DesiredSubscription,
	{ id }: Subscription,
): void {
	const memory = memoryOf(context);
	memory.webhookId = id;
	memory.webhookUrl = url;
	memory.webhookEvents = events;
}

function forget(memory: StaticData): void {
	delete memory.webhookId;
	delete memory.webhookUrl;
	delete memory.webhookEvents;
}

async function forgetOnFailure<T>(
	context: IHookFunctions,
	work: () => Promise<T>,
	andThen: (context: IHookFunctions) => void = () => {},
): Promise<T> {
	let failed = true;
	try {
		const result = await work();
		failed = false;
		return result;
	} finally {
		if (failed) {
			forget(memoryOf(context));
			andThen(context);
		}
	}
}

/**
 * The service calls from the internet, and the events are personal data. Only a service on this very machine
 * can reach a local address.
 */
async function assertPublicUrl(context: IHookFunctions, url: string): Promise<void> {
	const { origin, protocol, hostname } = new URL(url);
	if (protocol === 'https:' && !isLocal(hostname)) return;
	const { baseUrl } = await context.getCredentials('housecallProApi');
	if (isLocal(new URL(String(baseUrl).trim()).hostname)) return;
	throw inputError(
		{ node: context.getNode() },
		{
			message: `Housecall Pro cannot send events to ${origin}: it needs a public https:// address`,
			description:
				'Set the environment variable WEBHOOK_URL to the public https:// address of this n8n, or of a tunnel to it, and restart n8n.',
		},
	);
}

const isLocal = (hostname: string) =>
	/^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
