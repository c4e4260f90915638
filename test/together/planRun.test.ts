import { sleep } from 'n8n-workflow';

import { planRun } from '../../nodes/HousecallPro/actions/planRun';
import type { PreparedItem } from '../../nodes/HousecallPro/actions/planRun';
import { upsert } from '../../nodes/HousecallPro/actions/customer/upsert';
import type { ExecuteContext, Operation } from '../../nodes/HousecallPro/operation/operation';

/** Plans for items of these connections, and tells in which order things were done. */
async function stepsOf(connections: string[]): Promise<string[]> {
	const steps: string[] = [];
	const operation: Operation = {
		...upsert,
		plan: (api, most) => {
			steps.push(`start ${String(api)} for ${most}`);
			return async (items) => {
				steps.push(`plan ${items.map(({ itemIndex }) => itemIndex).join(' ')}`);
				return await Promise.resolve(undefined);
			};
		},
	};
	const prepareOne = async (itemIndex: number): Promise<PreparedItem> => {
		const connection = connections[itemIndex];
		if (connection === '') return await Promise.reject(new Error('No email'));
		steps.push(`read ${itemIndex}`);
		const context = { api: connection, itemIndex } as unknown as ExecuteContext;
		return { connection, context };
	};
	await planRun(operation, [...connections.keys()], { prepareOne, usual: 1 });
	return steps;
}

describe('A run whose items are looked up together', () => {
	it('begins to look up before the fields of all items are read', async () => {
		expect(await stepsOf(['A', 'A', 'A'])).toEqual([
			'read 0',
			'start A for 3',
			...['read 1', 'read 2', 'plan 0 1 2'],
		]);
	});

	it('begins with the first item that can be read', async () => {
		expect(await stepsOf(['', 'A'])).toEqual(['read 1', 'start A for 2', 'plan 1']);
	});

	it('looks up once for each connection', async () => {
		expect(await stepsOf(['A', 'B', 'A'])).toEqual([
			...['read 0', 'start A for 3', 'read 1', 'read 2', 'plan 0 2'],
			...['start B for 1', 'plan 1'],
		]);
	});

	it('lets n8n do something else while it reads the fields of many items', async () => {
		let isElseDone = false;
		void sleep(0).then(() => (isElseDone = true));
		await stepsOf(Array<string>(100).fill('A'));

		expect(isElseDone).toBe(true);
	});
});
