import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { NewCredential } from '../../tools/n8n/types';

export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
}

/** What the model does in its turn: it says something, or uses a tool. */
export type Reply = { say: string } | { use: string; with: object };

/** Decides by what was said so far. An error makes the model fail, and the agent with it. */
export type Turn = (messages: Message[]) => Reply;

interface Completion {
	model: string;
	messages: Message[];
}

/** A chat model that acts after a script, with OpenAI's interface (chat completions). */
export class ChatModel {
	/** What was said before the latest turn. */
	messages: Message[] = [];

	private turns: Turn[] = [];

	private readonly app: FastifyInstance = Fastify({ forceCloseConnections: true });

	private url = '';

	/** Listens on a free port of the loopback address. */
	static async start(): Promise<ChatModel> {
		const model = new ChatModel();
		model.app.post<{ Body: Completion }>('/v1/chat/completions', async ({ body }) =>
			model.answer(body),
		);
		model.url = await model.app.listen({ port: 0, host: '127.0.0.1' });
		return model;
	}

	/** The credential that makes n8n's OpenAI node use this model. */
	get credential(): NewCredential {
		const data = { apiKey: 'any', url: `${this.url}/v1`, header: false };
		return { name: 'OpenAI account', type: 'openAiApi', data };
	}

	/** One turn after the other; the agent fails when it needs more of them. */
	follow(...turns: Turn[]): void {
		this.turns = turns;
	}

	async close(): Promise<void> {
		await this.app.close();
	}

	private answer({ model, messages }: Completion) {
		this.messages = messages;
		const turn = this.turns.shift();
		if (!turn) throw new Error('The script has ended');
		const reply = turn(messages);
		return {
			id: randomUUID(),
			object: 'chat.completion',
			created: Math.floor(Date.now() / 1000),
			model,
			choices: [choiceOf(reply)],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}

function choiceOf(reply: Reply) {
	if ('say' in reply) {
		const message = { role: 'assistant', content: reply.say };
		return { index: 0, message, finish_reason: 'stop' };
	}
	const call = { name: reply.use, arguments: JSON.stringify(reply.with) };
	const calls = [{ id: `call_${randomUUID()}`, type: 'function', function: call }];
	const message = { role: 'assistant', content: null, tool_calls: calls };
	return { index: 0, message, finish_reason: 'tool_calls' };
}
