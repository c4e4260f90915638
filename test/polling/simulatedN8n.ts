/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IPollFunctions,
} from 'n8n-workflow';

import { poll } from '../../nodes/HousecallPro/triggers/polling/poll';
import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import type { SimulatedAccount } from './simulatedAccount';

const brokenOff = async (signal?: AbortSignal) =>
	await new Promise((_resolve, reject) => {
		const end = () => reject(new Error('aborted'));
		if (signal?.aborted) end();
		signal?.addEventListener('abort', end);
	});

/** Makes signals end with the simulated time. */
export const simulateSignals = () =>
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(), milliseconds);
		return controller.signal;
	});

/** Lets simulated time pass for as long as something waits. */
export async function passing<T>(work: Promise<T>): Promise<T> {
	let isDone = false;
	const settled = work.then(
		() => (isDone = true),
		() => (isDone = true),
	);
	for (let round = 0; !isDone; round++) {
		await new Promise((resolve) => setImmediate(resolve));
		if (!isDone && round > 3) await jest.advanceTimersByTimeAsync(1_000);
	}
	await settled;
	return await work;
}

let count = 0;

/**
 * When the process ends: before anything has come of a poll; or while an execution starts, which n8n writes down beside
 * the static data, not with it.
 */
export type Loss = 'none' | 'during the poll' | 'before static data';

/** One polling node in one active workflow, treated as n8n treats it. */
export class SimulatedN8n {
	/** What each execution began with. */
	readonly executions: IDataObject[][] = [];

	readonly warnings: string[] = [];

	/** What the database holds. */
	stored: IDataObject = {};

	/** What the running process holds. */
	staticData: IDataObject = {};

	/** The part of the workflow's static data that belongs to no node. */
	global: IDataObject = {};

	credential: IDataObject = { apiKey: 'key', baseUrl: 'https://hcp.test' };

	timezone = 'UTC';

	/** What n8n 2.38 and later say that a poll may take. */
	budgetMs?: number;

	/**
	 * Whether the durable scheduler polls: each poll begins with what the database holds. What came of one is stored a
	 * little after its end, in one transaction with the execution, or without one, but for the poll of a publication.
	 */
	isDurable = false;

	/** Whether requests get no answer until they are broken off. */
	isHanging = false;

	private readonly id = `workflow${++count}`;

	constructor(
		readonly account: SimulatedAccount,
		public parameters: INodeParameters,
	) {}

	get events(): IDataObject[] {
		return this.executions.flat();
	}

	context(mode: 'manual' | 'trigger' = 'trigger'): IPollFunctions {
		const node = {
			id: `${this.id}-node`,
			name: 'Polling',
			type: 'housecallProPollingTrigger',
			typeVersion: 1.2,
			position: [0, 0] as [number, number],
			parameters: this.parameters,
		};
		const context = {
			getNode: () => node,
			getMode: () => mode,
			getTimezone: () => this.timezone,
			getWorkflow: () => ({ id: this.id, active: true }),
			getWorkflowStaticData: (type: string) => (type === 'global' ? this.global : this.staticData),
			// as n8n does: null is a value
			getNodeParameter: (name: string, otherwise: unknown) =>
				this.parameters[name] === undefined ? otherwise : this.parameters[name],
			getCredentials: async () => await Promise.resolve(this.credential),
			...(this.budgetMs !== undefined && { getPollBudgetMs: () => this.budgetMs }),
			logger: { warn: (message: string) => this.warnings.push(message) },
			helpers: {
				httpRequestWithAuthentication: async (
					_type: string,
					{ url, abortSignal: signal }: { url: string; abortSignal?: AbortSignal },
				) => {
					if (this.isHanging) await brokenOff(signal);
					return this.account.answer(url) ?? (await brokenOff(signal));
				},
			},
		};
		return context as object as IPollFunctions;
	}

	/** The first poll is part of activation, and n8n stores the static data after it. */
	async activate(): Promise<void> {
		this.staticData = structuredClone(this.stored);
		if (this.isDurable) await poll(this.context());
		await this.tick();
		this.stored = structuredClone(this.staticData);
	}

	/** The node's static data is found by its name. */
	async rename(): Promise<void> {
		this.stored = {};
		await this.activate();
	}

	/** @throws what the node throws */
	async tick(loss: Loss = 'none'): Promise<INodeExecutionData[][] | null> {
		if (this.isDurable) return await this.tickDurably(loss);
		const items = await poll(this.context());
		if (loss === 'during the poll') this.restart();
		if (!items || loss === 'during the poll') return null;
		this.executions.push(items[0].map(({ json }) => json));
		if (loss === 'none') this.stored = structuredClone(this.staticData);
		else this.restart();
		return items;
	}

	private async tickDurably(loss: Loss): Promise<INodeExecutionData[][] | null> {
		this.staticData = structuredClone(this.stored);
		const items = await poll(this.context());
		if (loss !== 'none') {
			this.restart();
			return null;
		}
		const after = this.staticData;
		if (items) {
			this.executions.push(items[0].map(({ json }) => json));
			this.staticData = structuredClone(this.stored);
			if (await poll(this.context()))
				throw new Error('a poll went on from what was not stored yet');
		}
		this.staticData = after;
		this.stored = structuredClone(after);
		return items;
	}

	/** The process ends; the next one has what was stored. */
	restart(): void {
		forgetProcess();
		this.staticData = structuredClone(this.stored);
	}
}
