import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { TestTrigger } from './support';
import type { TriggerOptions } from './support';

/** Where somebody else's webhook points. */
export const ELSEWHERE = 'https://elsewhere.example.com/hook';

/** An account in a sandbox of its own, emptied of webhooks, faults and log before each test of the file. */
export class TestAccount {
	private running?: Sandbox;

	get sandbox(): Sandbox {
		if (!this.running) throw new Error('the sandbox is not running yet');
		return this.running;
	}

	/** To be called at the top of a test file. */
	static use(): TestAccount {
		const account = new TestAccount();
		beforeAll(async () => {
			account.running = await startSandbox({ customers: 3 });
		});
		afterAll(async () => await account.running?.close());
		beforeEach(() => {
			account.sandbox.state.reset();
			account.sandbox.faults.set({});
			account.sandbox.log.clear();
		});
		return account;
	}

	/** A trigger node with the account's credential. */
	trigger(options: TriggerOptions = {}): TestTrigger {
		const credential = {
			apiKey: 'sandbox-key',
			baseUrl: this.sandbox.url,
			...options.credential,
		};
		return new TestTrigger({ ...options, credential });
	}

	/** What is registered, whoever did it. */
	registered() {
		return this.sandbox.state.webhooks.all().map(({ url, events }) => ({ url, events }));
	}

	/** Verb and path of every request, with `{id}` for a webhook's ID. */
	requests(): string[] {
		return this.sandbox.log.entries.map(
			({ method, path }) => `${method} ${path.replace(/whk_\w+/, '{id}')}`,
		);
	}

	/** Registers something as another tool would. */
	async subscribe(url: string, events: string[]): Promise<string> {
		return await TestAccount.register(this.sandbox, url, events);
	}

	static async register(sandbox: Sandbox, url: string, events: string[]): Promise<string> {
		const response = await fetch(`${sandbox.url}/webhooks`, {
			method: 'POST',
			headers: { Authorization: 'Token sandbox-key', 'Content-Type': 'application/json' },
			body: JSON.stringify({ url, events }),
		});
		const { id } = (await response.json()) as { id: string };
		return id;
	}
}
