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
		signal?.addEventListener('abort', () => reject(new Error('aborted')));
	});

let count = 0;

/** When the process ends while an execution starts, which n8n writes down beside the static data, not with it. */
export type Loss = 'none' | 'before static data';

/** One polling node in one active workflow, treated as n8n treats it. */
export class SimulatedN8n {
	/** What each execution began with. */
	readonly executions: IDataObject[][] = [];

	readonly warnings: string[] = [];

	/** What the database holds. */
	stored: IDataObject = {};

	/** What the running process holds. */
	staticData: IDataObject = {};

	credential: IDataObject = { apiKey: 'key', baseUrl: 'https://hcp.test' };

	/** What n8n 2.38 and later say that a poll may take. */
	budgetMs?: number;

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
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: this.parameters,
		};
		const context = {
			getNode: () => node,
			getMode: () => mode,
			getWorkflow: () => ({ id: this.id, active: true }),
			getWorkflowStaticData: () => this.staticData,
			getNodeParameter: (name: string, otherwise: unknown) => this.parameters[name] ?? otherwise,
			getCredentials: async () => await Promise.resolve(this.credential),
			...(this.budgetMs !== undefined && { getPollBudgetMs: () => this.budgetMs }),
			logger: { warn: (message: string) => this.warnings.push(message) },
			helpers: {
				httpRequestWithAuthentication: async (
					_type: string,
					{ url, abortSignal: signal }: { url: string; abortSignal?: AbortSignal },
				) => {
					if (this.isHanging) await brokenOff(signal);
					return await Promise.resolve(this.account.answer(url));
				},
			},
		};
		return context as object as IPollFunctions;
	}

	/** The first poll is part of activation, and n8n stores the static data after it. */
	async activate(): Promise<void> {
		this.staticData = structuredClone(this.stored);
		await this.tick();
		this.stored = structuredClone(this.staticData);
	}

	/** @throws what the node throws */
	async tick(loss: Loss = 'none'): Promise<INodeExecutionData[][] | null> {
		const items = await poll(this.context());
		if (!items) return null;
		this.executions.push(items[0].map(({ json }) => json));
		if (loss === 'none') this.stored = structuredClone(this.staticData);
		else this.restart();
		return items;
	}

	/** The process ends; the next one has what was stored. */
	restart(): void {
		forgetProcess();
		this.staticData = structuredClone(this.stored);
	}
}
