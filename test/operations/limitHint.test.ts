import { isolateRequests, reply } from '../../tools/engine/operations';
import { runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';

isolateRequests();

const listOf = (count: number) => ({
	page: 1,
	page_size: 2,
	total_pages: 1,
	total_items: count,
	customers: Array.from({ length: count }, (_, index) => ({ id: `cus_${index}` })),
});

/** The hints that n8n shows in the output panel after a run. */
async function hintsOf(fields: RunOptions['parameters']): Promise<string[]> {
	const parameters = { resource: 'customer', operation: 'getAll', ...fields };
	const { run } = await runNode({ parameters });
	const hints = run.data.resultData.runData['Housecall Pro'][0].hints ?? [];
	return hints.map(({ message }) => message);
}

describe('A list that ends at "Limit"', () => {
	it('says that there may be more', async () => {
		reply({ body: listOf(2) });

		expect(await hintsOf({ limit: 2 })).toEqual([expect.stringContaining('there may be more')]);
	});

	it.each([
		['is shorter', 1, { limit: 2 }],
		['is returned whole', 2, { returnAll: true }],
		['is empty', 0, { limit: 2 }],
	])('says nothing where it %s', async (_, count, fields) => {
		reply({ body: listOf(count) });

		expect(await hintsOf(fields)).toEqual([]);
	});

	it('says nothing where the item failed', async () => {
		reply({ status: 422, body: { message: 'no' } });

		expect(await hintsOf({ limit: 1 })).toEqual([]);
	});
});
