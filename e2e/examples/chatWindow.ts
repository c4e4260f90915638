/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'undici';
import type { ExampleRig } from './rig';

/** n8n passes over what looks like a robot that follows links in messages. */
const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0' };

const HEARTBEAT = 'n8n|heartbeat';

/** A message that asks for a decision. */
interface Question {
	text: string;
	buttons: Array<{ text: string; link: string }>;
}

/** The editor's chat (n8n 2.41), as a person uses it. */
export class ChatWindow {
	private readonly said: string[] = [];

	private constructor(
		private readonly rig: ExampleRig,
		private readonly socket: WebSocket,
	) {
		socket.addEventListener('message', ({ data }) => this.receive(String(data)));
	}

	/** Writes a message to a workflow that starts with a chat, and stays for what it says. */
	static async open(rig: ExampleRig, id: string, chatInput: string): Promise<ChatWindow> {
		const { client, n8n } = rig.stack;
		const sessionId = randomUUID();
		const workflowData = await client.workflow(id);
		const trigger = workflowData.nodes.find((node) => node.type.endsWith('.chatTrigger'));
		await client.rest.request('POST', `/rest/workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name: trigger?.name },
			chatSessionId: sessionId,
		});
		const response = await fetch(`${n8n.url}/webhook-test/${id}/${sessionId}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput }),
		});
		assert.equal(response.status, 200, 'the chat does not take a message');
		const started = (await response.json()) as { executionId: string; resumeToken?: string };
		const { executionId, resumeToken: token = '' } = started;
		const query = new URLSearchParams({ sessionId, executionId, token });
		const socket = new WebSocket(`${n8n.url.replace('http', 'ws')}/chat?${query}`);
		return new ChatWindow(rig, socket);
	}

	/** Waits for the next message. */
	async next(): Promise<string> {
		await this.rig.until('a message in the chat', () => this.said.length > 0);
		return this.said.shift() ?? '';
	}

	/** Waits for a message that asks for a decision. */
	async nextQuestion(): Promise<Question> {
		const message = await this.next();
		assert.ok(message.startsWith('{'), `not a question: ${message}`);
		return JSON.parse(message) as Question;
	}

	/** Clicks one of the buttons. */
	async click({ buttons }: Question, label: string): Promise<void> {
		const button = buttons.find(({ text }) => text === label);
		assert.ok(button, `no button "${label}" among ${buttons.map(({ text }) => text).join(', ')}`);
		const response = await fetch(button.link, { headers: BROWSER });
		assert.equal(response.status, 200, await response.text());
	}

	close(): void {
		this.socket.close();
	}

	private receive(message: string): void {
		if (message === HEARTBEAT) this.socket.send(`${HEARTBEAT}-ack`);
		else if (!message.startsWith('n8n|')) this.said.push(message);
	}
}
