import type { FastifyInstance } from 'fastify';
import { EventFeed } from '../webhooks/feed';
import type { SendOptions } from '../webhooks/dispatcher';
import { sendPage } from './answer';
import { keepBefore, type Context } from './context';
import { Screen, type ApprovalRequest, type DeletionRequest, type PaymentRequest } from './screen';
import type { BehaviourSettings } from '../behaviour';
import type { FaultSettings } from '../faults';

interface EventRequest extends SendOptions {
	event: string;
	id?: string;
	/** The resource part of the payload, e.g. `{"customer": {…}}`, instead of a record's. */
	data?: Record<string, unknown>;
	url?: string;
}

interface TouchRequest {
	resource: string;
	ids?: string[];
	count?: number;
}

/** What scripts need to look into the sandbox and to disturb it. It asks for no key. */
export async function addControl(app: FastifyInstance, context: Context): Promise<void> {
	const { state, faults, behaviour, history, log, webhooks } = context;
	const screen = new Screen(context);

	app.setErrorHandler(async (error, _request, reply) => {
		const message = error instanceof Error ? error.message : String(error);
		return await reply.code(400).send({ message });
	});

	app.get<{ Querystring: { clear?: string } }>('/log', async ({ query }) => {
		const entries = [...log.entries];
		if (query.clear === '1') log.clear();
		return entries;
	});

	app.get('/state', async () => {
		const collections = Object.entries(state.collections());
		return {
			counts: Object.fromEntries(collections.map(([name, records]) => [name, records.size])),
			company: state.company,
			webhooks: state.webhooks.all(),
			webhookSubscriptionEnabled: state.webhookSubscriptionEnabled,
			deliveries: state.deliveries,
			traffic: state.traffic,
		};
	});

	app.post<{ Body: FaultSettings | null }>('/faults', async ({ body }) => {
		faults.set(body ?? {});
		return body ?? {};
	});

	app.post<{ Body: BehaviourSettings | null }>('/behaviour', async ({ body }) => {
		behaviour.set(body ?? {});
		return behaviour.current;
	});

	app.post<{ Body: EventRequest }>('/events', async ({ body }) => {
		const { event, id, data, url, ...options } = body;
		const feed = new EventFeed(state, state.now());
		feed.custom(event, id, data);
		const deliveries = await webhooks.send(feed.collected[0], url, options);
		return { statuses: deliveries.map(({ status }) => status), deliveries };
	});

	app.post<{ Body: TouchRequest }>('/touch', async ({ body }) => touch(context, body));
	app.post<{ Body: PaymentRequest }>('/payments', async ({ body }) => screen.pay(body));
	app.post<{ Body: ApprovalRequest }>('/approvals', async ({ body }) => screen.approve(body));
	app.post<{ Body: DeletionRequest }>('/deletions', async ({ body }) => screen.delete(body));

	app.get<{ Params: { id: string } }>('/files/:id', async ({ params }, reply) => {
		const file = state.files.get(params.id);
		if (!file) return await sendPage(reply, 404);
		return await reply.header('content-type', file.type).send(file.content);
	});

	app.post('/reset', async () => {
		state.reset();
		faults.set({});
		behaviour.reset();
		history.clear();
		log.clear();
		return { reset: true };
	});
}

/** Bumps `updated_at` of some records: pages sorted by it shift, as in a busy account. */
function touch(context: Context, { resource, ids, count }: TouchRequest) {
	const { state } = context;
	const collections: Record<string, Touchable> = state.collections();
	const records = collections[resource];
	if (!records) throw new RangeError(`No resource is called ${resource}`);
	keepBefore(context);
	const touched = ids ?? records.ids().slice(0, count ?? 1);
	return { touched: touched.filter((id) => records.touchById(id, state.now())) };
}

interface Touchable {
	ids(): string[];
	touchById(id: string, now: string): boolean;
}
