/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { TestTrigger } from './support';

/** What n8n reads before it calls a node whose typeVersion is above 1. */
const READ_BEFORE = /^(application\/json|text\/plain|application\/x-www-form-urlencoded|.*xml)$/;

/** A webhook server that treats a trigger as n8n's does: reads the body, calls the node, answers. */
export class Host {
	/** The items of each execution that was started. */
	readonly executions: INodeExecutionData[][] = [];

	/** How often n8n would have stored a failed execution, because the node threw. */
	failures = 0;

	/** Called before an execution starts; a throw is n8n failing to start it. */
	beforeStart: () => Promise<void> | void = () => {};

	private readonly server: Server;

	private readonly underWay = new Set<Promise<void>>();

	private onClose: () => void = () => {};

	constructor(private readonly triggers: TestTrigger[]) {
		this.server = createServer((request, response) => {
			const handled = this.handle(request, response);
			this.underWay.add(handled);
			void handled.finally(() => this.underWay.delete(handled));
			response.once('close', () => this.onClose());
		});
	}

	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** Resolves when everything that came in was dealt with. */
	async idle(): Promise<void> {
		await Promise.all(this.underWay);
	}

	/** Resolves when the next connection is over for the server. */
	async closing(): Promise<void> {
		await new Promise<void>((resolve) => (this.onClose = resolve));
	}

	/** The JSON of every item so far. */
	get events(): IDataObject[] {
		return this.executions.flat().map(({ json }) => json);
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const send = (status: number, body: object) => {
			response.statusCode = status;
			response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
		};
		Object.assign(response, {
			status: (code: number) => ({ json: (body: object) => send(code, body) }),
		});
		request.contentType = request.headers['content-type']?.split(';')[0];
		request.readRawBody = async () => {
			request.rawBody ??= await readAll(request);
		};
		try {
			if (READ_BEFORE.test(request.contentType ?? '')) await request.readRawBody();
			await this.run(request, response, send);
		} catch (error) {
			send(500, { message: String(error) });
		}
	}

	private async run(
		request: IncomingMessage,
		response: ServerResponse,
		send: (status: number, body: object) => void,
	) {
		const { pathname, searchParams } = new URL(String(request.url), 'http://n8n');
		Object.assign(request, { query: Object.fromEntries(searchParams) });
		const trigger = this.triggers.find(({ path }) => pathname.endsWith(`/${path}`));
		if (!trigger) return send(404, { message: 'The webhook is not registered' });

		const isTest = pathname.startsWith('/webhook-test/');
		const result = await this.call(trigger, isTest, request, response);
		if (result.workflowData) {
			await this.beforeStart();
			this.executions.push(...result.workflowData);
			if (!result.noWebhookResponse) send(200, { message: 'Workflow was started' });
		} else if (!result.noWebhookResponse) {
			send(200, result.webhookResponse ?? { message: 'Webhook call received' });
		}
	}

	private async call(
		trigger: TestTrigger,
		isTest: boolean,
		httpRequest: IncomingMessage,
		httpResponse: ServerResponse,
	) {
		const context = new WebhookContext(
			trigger.workflow,
			trigger.currentNode,
			Object.assign({}, trigger.additionalData, { httpRequest, httpResponse }),
			isTest ? 'manual' : 'webhook',
			trigger.webhookData(isTest),
			[],
			null,
		);
		trigger.listenToLog(context);
		return await trigger.type.webhook.call(context).catch((error: unknown) => {
			this.failures++;
			throw error;
		});
	}
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}
