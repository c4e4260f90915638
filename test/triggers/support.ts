import { HookContext } from 'n8n-core';
import type { WebhookContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeParameters,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { HousecallProTrigger } from '../../nodes/HousecallPro/HousecallProTrigger.node';
import { additionalData } from '../../tools/engine/additionalData';
import type { TestCredential } from '../../tools/engine/additionalData';
import { API_KEY, BASE_URL, nodeTypes } from '../../tools/engine/engine';

const TYPE = 'n8n-nodes-housecall-pro.housecallProTrigger';
const NODE_NAME = 'Housecall Pro Trigger';

export type Hook = 'checkExists' | 'create' | 'delete';

export interface TriggerOptions {
	/** As a workflow stores them; "Trigger On" is Job Completed when left out. */
	parameters?: INodeParameters;
	credential?: TestCredential;
	timezone?: string;
	/** Workflow and node; both have one of their own when left out. */
	id?: string;
	/** Where n8n says that it can be reached, without a slash at the end. */
	n8nUrl?: string;
}

interface CallOptions {
	workflow?: Workflow;
	isTest?: boolean;
	/** Why n8n calls checkExists or create: "activate" for a publication, "init" for its own start. */
	activation?: WorkflowActivateMode;
}

let count = 0;

/** One trigger node in one workflow, driven as n8n's server drives it, with n8n's own contexts. */
export class TestTrigger {
	readonly type = new HousecallProTrigger();

	readonly additionalData: IWorkflowExecuteAdditionalData;

	/** To be changed as a user would. */
	readonly credential: TestCredential;

	credentialReads = 0;

	/** What the node has warned of in n8n's log. */
	readonly warnings: string[] = [];

	/** What n8n's database holds; a workflow that is loaded anew starts with it. */
	savedStaticData: IDataObject = {};

	workflow: Workflow;

	private readonly node: INode;

	private readonly timezone: string;

	constructor({
		parameters,
		credential,
		id,
		n8nUrl = 'https://n8n.example.com',
		timezone = 'UTC',
	}: TriggerOptions) {
		this.timezone = timezone;
		const name = id ?? `workflow${++count}`;
		this.node = {
			id: `${name}-node`,
			name: NODE_NAME,
			type: TYPE,
			typeVersion: 1.1,
			position: [0, 0],
			webhookId: `${name}-webhook`,
			parameters: { events: ['job.completed'], ...parameters },
			credentials: { housecallProApi: { id: '1', name: 'Housecall Pro' } },
		};
		this.credential = {
			...{ apiKey: API_KEY, baseUrl: BASE_URL, scheme: 'Token', webhookSigningSecret: 'a secret' },
			...credential,
		};
		this.additionalData = additionalData(this.credential, () => this.credentialReads++);
		this.additionalData.webhookBaseUrl = `${n8nUrl}/webhook`;
		this.additionalData.webhookTestBaseUrl = `${n8nUrl}/webhook-test`;
		this.workflow = this.load(name);
	}

	get path() {
		return `${this.node.webhookId}/webhook`;
	}

	/** What the node registers, in its own workflow. */
	get url() {
		return this.urlIn(String(this.workflow.id));
	}

	urlIn(workflowId: string) {
		return `${this.additionalData.webhookBaseUrl}/${this.path}?workflow=${workflowId}`;
	}

	get testUrl() {
		return `${this.additionalData.webhookTestBaseUrl}/${this.path}?workflow=${this.workflow.id}`;
	}

	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.currentNode);
	}

	get currentNode(): INode {
		return this.nodeOf(this.workflow);
	}

	nodeOf(workflow: Workflow): INode {
		const node = workflow.getNode(NODE_NAME);
		if (!node) throw new Error('the workflow lost its trigger');
		return node;
	}

	/** A workflow may be another one's, when only its static data counts. */
	private ownNodeIn(workflow: Workflow): INode {
		const node = this.nodeOf(workflow);
		return node.webhookId === this.node.webhookId ? node : this.currentNode;
	}

	/** As the editor has them; a workflow that is loaded takes them over. */
	get parameters(): INodeParameters {
		return this.node.parameters;
	}

	/** What n8n hands over with a call for this node's webhook. */
	webhookData(isTest: boolean): IWebhookData {
		const [webhookDescription] = this.type.description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: NODE_NAME,
			path: this.path,
			webhookDescription,
			workflowId: String(this.workflow.id),
			workflowExecuteAdditionalData: this.additionalData,
			isTest,
		};
	}

	/** Calls one hook; a test run has a workflow of its own, without the active one's static data. */
	async call(
		hook: Hook,
		{ workflow = this.workflow, isTest = false, activation }: CallOptions = {},
	): Promise<boolean> {
		const context = new HookContext(
			workflow,
			this.ownNodeIn(workflow),
			this.additionalData,
			...modesOf(hook, isTest, activation),
			this.webhookData(isTest),
		);
		this.listenToLog(context);
		return await this.type.webhookMethods.default[hook].call(context);
	}

	/** Keeps what a call warns of. */
	listenToLog(context: HookContext | WebhookContext): void {
		const warn = (message: string) => this.warnings.push(message);
		Object.defineProperty(context, 'logger', { value: { warn } });
	}

	/** As n8n up to 2.39 activates: a failure is cleaned up with what the database holds. */
	async activateOnce(): Promise<void> {
		const activated = this.callBoth().catch(async (error: unknown) => {
			await this.call('delete', { workflow: this.load(String(this.workflow.id)) });
			throw error;
		});
		await activated;
		this.savedStaticData = { ...this.staticData };
	}

	/** As n8n from 2.40 on activates: up to five times, without the waits, `delete` after each failure. */
	async activateStubbornly(): Promise<void> {
		let failure: unknown;
		for (let attempt = 1; attempt <= 5; attempt++) {
			try {
				return await this.callBoth();
			} catch (error) {
				failure = error;
				await this.call('delete').catch(() => undefined);
			}
		}
		throw failure;
	}

	private async callBoth(): Promise<void> {
		if (!(await this.call('checkExists'))) await this.call('create');
	}

	load(id: string): Workflow {
		return new Workflow({
			id,
			active: false,
			nodes: [structuredClone(this.node)],
			connections: {},
			nodeTypes: nodeTypes({ [TYPE]: this.type }),
			staticData: { [`node:${NODE_NAME}`]: { ...this.savedStaticData } },
			settings: { timezone: this.timezone },
		});
	}
}

/** n8n's own: it deletes in a mode of its own, whatever it is that ends. */
function modesOf(
	hook: Hook,
	isTest: boolean,
	activation: WorkflowActivateMode = 'activate',
): [WorkflowExecuteMode, WorkflowActivateMode] {
	if (hook === 'delete') return ['internal', 'update'];
	return isTest ? ['manual', 'manual'] : ['trigger', activation];
}

/** What a promise was rejected with. */
export async function failureOf(
	promise: Promise<unknown>,
): Promise<Error & { description?: string }> {
	return await promise.then(
		() => {
			throw new Error('it did not fail');
		},
		(error: Error & { description?: string }) => error,
	);
}
