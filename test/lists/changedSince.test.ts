import fc from 'fast-check';

import { changes, dice, measure, read, runs, SimulatedList } from './simulatedList';
import type { Change, ListSettings } from './simulatedList';
import { seed } from '../../tools/engine/seed';

const SINCE = { changedSince: '2025-01-01T00:00:00Z' };
const size = { count: fc.integer({ min: 20, max: 60 }), cap: fc.integer({ min: 4, max: 10 }) };
const byChange = fc.constant(true);
const changing = (most: number, within: number) =>
	fc.record({ ...size, byChange, changes: changes(most, within), dice });
const equal = fc.record({
	...size,
	byChange,
	changes: fc.constant<Change[]>([]),
	dice,
	equal: fc.integer({ min: 2, max: 20 }),
});

describe('Changed Since over random histories', () => {
	it.each([
		['up to four changes', changing(4, 8)],
		['up to thirty changes', changing(30, 40)],
	])(
		'Changed Since misses no record that was there throughout and repeats none, with %s',
		async (_, settings: fc.Arbitrary<ListSettings>) => {
			const figures = await measure(settings, runs(300), SINCE);

			expect(figures).toMatchObject({ incomplete: 0, doubled: 0, givenUp: 0 });
			expect(figures.median).toBeLessThan(3);
		},
	);

	it('Changed Since misses none of the records of one time that come in random order', async () => {
		const figures = await measure(equal, runs(200), SINCE);

		expect(figures).toMatchObject({ incomplete: 0, doubled: 0, givenUp: 0 });
		expect(figures.median).toBeLessThan(3);
	});

	it('Changed Since gives each record as it was read last', async () => {
		await fc.assert(
			fc.asyncProperty(changing(6, 8), async (settings) => {
				const list = new SimulatedList(settings);
				const last = new Map<unknown, unknown>();
				const send = async (call: Parameters<typeof list.send>[0]) => {
					const page = await list.send(call);
					for (const record of page.records) last.set(record.id, record);
					return page;
				};

				const { records } = await read(Object.assign(Object.create(list), { send }), SINCE);

				for (const record of records) expect(record).toEqual(last.get(record.id));
			}),
			{ numRuns: runs(100), seed },
		);
	});

	const shuffled = (most: number, within: number) =>
		fc.record({
			...size,
			byChange,
			changes: changes(most, within),
			dice,
			equal: fc.integer({ min: 2, max: 20 }),
		});

	it.each([
		['up to four changes', shuffled(4, 8)],
		['up to thirty changes', shuffled(30, 40)],
	])(
		'Changed Since misses none where equal times come in random order, with %s',
		async (_, settings: fc.Arbitrary<ListSettings>) => {
			const figures = await measure(settings, runs(200), SINCE);

			expect(figures).toMatchObject({ incomplete: 0, doubled: 0, givenUp: 0 });
			expect(figures.median).toBeLessThan(3);
		},
	);

	it.each([
		['up to four changes', shuffled(4, 8)],
		['up to thirty changes', shuffled(30, 40)],
	])(
		'Changed Since misses none where changes join a second that has more records than a page, with %s',
		async (_, settings: fc.Arbitrary<ListSettings>) => {
			const joined = fc
				.tuple(settings, fc.integer({ min: 2, max: 8 }))
				.map(([of, perSecond]) => ({ ...of, perSecond }));

			const figures = await measure(joined, runs(200), SINCE);

			expect(figures).toMatchObject({ incomplete: 0, doubled: 0 });
		},
	);

	it('Changed Since misses none without totals', async () => {
		const settings = changing(4, 8).map((of) => ({ ...of, totals: false }));

		const figures = await measure(settings, runs(200), SINCE);

		expect(figures).toMatchObject({ incomplete: 0, doubled: 0, givenUp: 0 });
		expect(figures.median).toBeLessThan(3);
	});
});
