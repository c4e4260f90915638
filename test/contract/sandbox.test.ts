import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { answersOf } from '../../scripts/schemas/answers';
import { jsonOf, runNode } from '../../tools/engine/engine';
import { CASES, isAnswered, isFor } from './cases';

let sandbox: Sandbox;

afterEach(async () => await sandbox.close());

describe('The contract against the sandbox', () => {
	it('answers the 28 operations of the contract, each by its own verb and path', async () => {
		sandbox = await startSandbox({ customers: 20 });

		await answersOf(sandbox);

		const answered = sandbox.log.entries.filter(isAnswered);
		expect(CASES).toHaveLength(28);
		expect(CASES.filter(({ route }) => !answered.some(isFor(route)))).toEqual([]);
	}, 180_000);

	describe('1,234 customers', () => {
		const list = async (more: object) => {
			const credential = { baseUrl: sandbox.url, apiKey: 'sandbox-key' };
			const parameters = { resource: 'customer', operation: 'getAll', ...more };
			return jsonOf((await runNode({ parameters, credential })).items).map(({ id }) => id);
		};

		beforeEach(async () => {
			sandbox = await startSandbox({ customers: 1234 });
		});

		it('are all returned, once each, in the order of the service', async () => {
			const ids = await list({ returnAll: true });
			const answer = await fetch(`${sandbox.url}/customers?page=7&page_size=200`, {
				headers: { authorization: 'Token sandbox-key' },
			});
			const { customers } = (await answer.json()) as { customers: Array<{ id: string }> };

			expect(ids).toHaveLength(1234);
			expect(new Set(ids).size).toBe(1234);
			expect(ids.slice(1200)).toEqual(customers.map(({ id }) => id));
		});

		it('cost one request when seven are wanted', async () => {
			sandbox.log.clear();

			const ids = await list({ limit: 7 });

			expect(ids).toHaveLength(7);
			expect(sandbox.log.entries.map(({ query }) => query)).toEqual([
				expect.stringMatching(/page=1&page_size=7$/),
			]);
		});
	});
});
