/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeTypeDescription, IRunExecutionData } from 'n8n-workflow';
import { DEFAULT_OWNER, RestError, RestSession, type Owner } from './rest';
import type {
	CredentialTest,
	Execution,
	ExecutionSummary,
	NewCredential,
	Publication,
	Started,
	StoredCredential,
	StoredWorkflow,
	WorkflowFile,
} from './types';
import { complete, firstNode, typesWithWebhooks } from './workflowFile';

const POLL_MS = 100;
const NOT_FOUND = 404;
const PUBLICATION_TIMEOUT_MS = 180_000;
const EXECUTION_TIMEOUT_MS = 60_000;
const EXECUTIONS_AT_ONCE = 100;
const ENDED = ['canceled', 'crashed', 'error', 'success'];

interface ExecutionPage {
	results: ExecutionSummary[];
	/** Null on the last page; absent in n8n 1 and 2.0. */
	nextCursor?: string | null;
}

/** n8n could not register a workflow's triggers. */
export class ActivationError extends Error {
	override name = 'ActivationError';

	constructor(readonly publication: Publication) {
		const reasons = publication.triggers.map(
			({ errorMessage }) => errorMessage ?? 'no reason given',
		);
		super(
			`The workflow's trigger was not registered (${publication.status}): ${reasons.join('; ')}`,
		);
	}
}

/** What a person does in n8n's editor, for n8n 1.85 to 2.41. All ids are n8n's own. */
export class N8nClient {
	private webhookTypes: Set<string> | undefined;

	private constructor(readonly rest: RestSession) {}

	/** Makes `owner` the owner of a fresh n8n, or signs in as it. */
	static async connect(url: string, owner: Owner = DEFAULT_OWNER): Promise<N8nClient> {
		return new N8nClient(await RestSession.open(url, owner));
	}

	/** The descriptions of all installed node types whose name holds `part`. */
	async nodeTypes(part = ''): Promise<INodeTypeDescription[]> {
		const all = await this.rest.request<INodeTypeDescription[]>('GET', '/types/nodes.json');
		return all.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
	}

	async createCredential(credential: NewCredential): Promise<StoredCredential> {
		return await this.rest.request('POST', '/rest/credentials', credential);
	}

	async credentials(): Promise<StoredCredential[]> {
		return await this.rest.request('GET', '/rest/credentials');
	}

	/**
	 * Sends the credential's test request, as its dialog does. The data may differ from what is
	 * stored, and stays that way: nothing is saved.
	 */
	async testCredential(credentials: StoredCredential): Promise<CredentialTest> {
		return await this.rest.request('POST', '/rest/credentials/test', { credentials });
	}

	/** Saves a change of a credential; it counts for the next request that needs it. */
	async saveCredential(id: string, credential: NewCredential): Promise<void> {
		await this.rest.request('PATCH', `/rest/credentials/${id}`, { id, ...credential });
	}

	async deleteCredential(id: string): Promise<void> {
		await this.rest.request('DELETE', `/rest/credentials/${id}`);
	}

	/** Stores a workflow file, completed the way the editor completes it on import. */
	async createWorkflow(file: WorkflowFile): Promise<StoredWorkflow> {
		const stored = await this.credentials();
		this.webhookTypes ??= typesWithWebhooks(await this.nodeTypes());
		const { webhookTypes } = this;
		const nodes = file.nodes.map((node) => complete(node, stored, webhookTypes));
		const settings = { executionOrder: 'v1', ...file.settings };
		return await this.rest.request('POST', '/rest/workflows', {
			...file,
			nodes,
			settings,
			active: false,
		});
	}

	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.rest.request('GET', `/rest/workflows/${id}`);
	}

	/** Saves a change. From n8n 2 on this is a draft, which `activate` publishes. */
	async saveWorkflow(
		id: string,
		change: (workflow: StoredWorkflow) => Partial<WorkflowFile>,
	): Promise<StoredWorkflow> {
		const workflow = await this.workflow(id);
		const { name, nodes, connections, settings, versionId } = workflow;
		const body = { name, nodes, connections, settings, versionId, ...change(workflow) };
		return await this.rest.request('PATCH', `/rest/workflows/${id}`, body);
	}

	/**
	 * Activates (publishes) a workflow and waits until its triggers are registered.
	 *
	 * @throws ActivationError (n8n 2.40 and later) or RestError (earlier) when one is not.
	 */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.setActive(id, true, versionId);
		const publication = await this.publication(id, ['published', 'partial', 'failed']);
		if (publication && publication.status !== 'published') throw new ActivationError(publication);
	}

	/** Deactivates a workflow and waits until n8n has taken its triggers off. */
	async deactivate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.setActive(id, false, versionId);
		await this.publication(id, ['not_published']);
	}

	/** Deactivates the workflow if need be, archives it where n8n demands that, and deletes it. */
	async deleteWorkflow(id: string): Promise<void> {
		if ((await this.workflow(id)).active) await this.deactivate(id);
		const reply = await this.rest.attempt('POST', `/rest/workflows/${id}/archive`, {});
		if (reply.status >= 400 && reply.status !== NOT_FOUND) {
			throw new RestError('archive', reply.status, reply.body);
		}
		await this.rest.request('DELETE', `/rest/workflows/${id}`);
	}

	/** Starts a manual run at a trigger node, by default the node that no other leads to. */
	async start(id: string, trigger?: string): Promise<Started> {
		const workflowData = await this.workflow(id);
		const name = trigger ?? firstNode(workflowData);
		return await this.rest.request('POST', `/rest/workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name },
		});
	}

	/** Runs a workflow by hand and waits for its end, whatever that is. */
	async run(id: string, trigger?: string): Promise<Execution> {
		const started = await this.start(id, trigger);
		if ('executionId' in started) return await this.executionEnd(started.executionId);
		throw new Error(`Workflow ${id} waits for an event; use "listen" for a webhook trigger`);
	}

	/** Listens for a test event: registers the trigger with its test address. */
	async listen(id: string, trigger?: string): Promise<void> {
		const started = await this.start(id, trigger);
		if ('executionId' in started) throw new Error(`Workflow ${id} ran instead of listening`);
	}

	async stopListening(id: string): Promise<void> {
		await this.rest.request('DELETE', `/rest/test-webhook/${id}`);
	}

	/** A workflow's executions, the newest first. */
	async executions(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		// those that still run may come on two pages
		const all = new Map<string, ExecutionSummary>();
		let from = '';
		for (;;) {
			const { results, nextCursor } = await this.rest.request<ExecutionPage>(
				'GET',
				`/rest/executions?limit=${EXECUTIONS_AT_ONCE}&filter=${filter}${from}`,
			);
			for (const execution of results) if (!all.has(execution.id)) all.set(execution.id, execution);
			if (results.length < EXECUTIONS_AT_ONCE || nextCursor === null) return [...all.values()];
			// n8n 1 and 2.0 know no cursor
			from = nextCursor
				? `&cursor=${encodeURIComponent(nextCursor)}`
				: `&lastId=${results[results.length - 1].id}`;
		}
	}

	/** How many executions a workflow has, of all statuses or of these. Exact with SQLite, n8n's default. */
	async countExecutions(workflowId: string, status?: string[]): Promise<number> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
		const reply = await this.rest.request<{ count: number }>(
			'GET',
			`/rest/executions?limit=1&filter=${filter}`,
		);
		return reply.count;
	}

	async execution(id: string): Promise<Execution> {
		const stored = await this.rest.request<ExecutionSummary & { data: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		// Its type declarations are for ES modules, which a CommonJS file can only import like this.
		const { parse } = await import('flatted');
		const data = parse(stored.data) as IRunExecutionData | undefined;
		const { status, mode, startedAt, stoppedAt } = stored;
		const error = data?.resultData.error;
		return {
			id: stored.id,
			status,
			mode,
			startedAt,
			stoppedAt,
			error: error && { message: error.message, description: error.description },
			runData: data?.resultData.runData ?? {},
		};
	}

	/** Waits until an execution has ended. @throws Error when it does not in time. */
	async executionEnd(id: string, timeoutMs = EXECUTION_TIMEOUT_MS): Promise<Execution> {
		return await poll(`execution ${id} to end`, timeoutMs, async () => {
			const execution = await this.execution(id);
			return ENDED.includes(execution.status) ? execution : undefined;
		});
	}

	/** Waits until a workflow has `count` ended executions; gives all it has, newest first. */
	async executionsEnd(workflowId: string, count: number, timeoutMs = EXECUTION_TIMEOUT_MS) {
		return await poll(`${count} executions of workflow ${workflowId}`, timeoutMs, async () => {
			const all = await this.executions(workflowId);
			const ended = all.filter(({ status }) => ENDED.includes(status));
			return ended.length >= count ? ended : undefined;
		});
	}

	/** Up to n8n 1.121 a workflow is (de)activated by saving it so; later there is a call for it. */
	private async setActive(id: string, active: boolean, versionId: string): Promise<void> {
		const action = active ? 'activate' : 'deactivate';
		const reply = await this.rest.attempt('POST', `/rest/workflows/${id}/${action}`, { versionId });
		if (reply.status === NOT_FOUND) {
			await this.rest.request('PATCH', `/rest/workflows/${id}`, { active, versionId });
		} else if (reply.status >= 400) {
			throw new RestError(action, reply.status, reply.body);
		}
	}

	/**
	 * n8n 2.40 and later answer before the triggers are registered or removed; this waits for that.
	 * Undefined for a version that has it done when it answers.
	 */
	private async publication(
		id: string,
		wanted: Array<Publication['status']>,
	): Promise<Publication | undefined> {
		const call = `/rest/workflows/${id}/publication-status`;
		if ((await this.rest.attempt('GET', call)).status === NOT_FOUND) return undefined;
		return await poll(`workflow ${id} to be ${wanted[0]}`, PUBLICATION_TIMEOUT_MS, async () => {
			const publication = await this.rest.request<Publication>('GET', call);
			return wanted.includes(publication.status) ? publication : undefined;
		});
	}
}

/** Asks again and again until there is a value. @throws Error naming `what` after the timeout. */
export async function poll<T>(
	what: string,
	timeoutMs: number,
	ask: () => Promise<T | undefined>,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const value = await ask();
		if (value !== undefined) return value;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}`);
		await sleep(POLL_MS);
	}
}
