import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { isolateRequests, operate } from '../../tools/engine/operations';
import { seed } from '../../tools/engine/seed';
import { changes, dice, runs, SimulatedList } from './simulatedList';
import type { ListSettings } from './simulatedList';

isolateRequests();

/** Lets Customer → Get Many read the list, as n8n runs it. */
async function readByNode(list: SimulatedList, filters: INodeParameters) {
	nock.cleanAll();
	nock(BASE_URL)
		.persist()
		.get('/customers')
		.query(true)
		.reply(async (uri) => {
			const query = Object.fromEntries(new URL(uri, BASE_URL).searchParams);
			const { records, ...counts } = await list.send({ route: 'GET /customers', query });
			return [200, { ...counts, customers: records }];
		});
	const fields = { returnAll: true, filters };
	const { output, error } = await operate('customer', 'getAll', fields);
	return { ids: output.map(({ id }) => String(id)), error };
}

const histories = fc.record<ListSettings>({
	count: fc.integer({ min: 20, max: 60 }),
	cap: fc.integer({ min: 4, max: 10 }),
	changes: changes(4, 8),
	dice,
	byChange: fc.constant(true),
});
const equal = fc.integer({ min: 2, max: 8 });
const changedSince = { changedSince: '2025-01-01T00:00:00Z' };

describe('Get Many over random histories, in n8n’s engine', () => {
	it.each([
		['Return All', histories, {}],
		[
			'Return All without totals',
			histories.map((of) => ({ ...of, changes: [], totals: false })),
			{},
		],
		['Changed Since', histories, changedSince],
		[
			'Changed Since with equal times',
			fc.tuple(histories, equal).map(([of, size]) => ({ ...of, equal: size })),
			changedSince,
		],
	])(
		'%s misses no record that was there throughout and repeats none',
		async (_, settings, filters) => {
			for (const sample of fc.sample(settings, { numRuns: runs(5), seed })) {
				const list = new SimulatedList(sample);

				const { ids, error } = await readByNode(list, filters);

				expect(error).toBeUndefined();
				expect([...list.throughout].filter((id) => !ids.includes(id))).toEqual([]);
				expect(new Set(ids).size).toBe(ids.length);
			}
		},
	);
});
