import fc from 'fast-check';

import { changes, dice, measure, read, runs, SimulatedList } from './simulatedList';
import type { ListSettings } from './simulatedList';
import { seed } from '../../tools/engine/seed';

const size = { count: fc.integer({ min: 20, max: 60 }), cap: fc.integer({ min: 4, max: 10 }) };
const changing = (most: number, within: number) =>
	fc.record({ ...size, byChange: fc.boolean(), changes: changes(most, within), dice });

describe('Return All over random histories', () => {
	it.each([
		['up to four changes', changing(4, 8)],
		['up to thirty changes', changing(30, 40)],
	])(
		'Return All misses no record that was there throughout and repeats none, with %s',
		async (_, settings: fc.Arbitrary<ListSettings>) => {
			const figures = await measure(settings, runs(400));

			expect(figures).toMatchObject({ incomplete: 0, doubled: 0, givenUp: 0 });
			expect(figures.median).toBeLessThan(3);
		},
	);

	it('Return All reads each page of a list that does not change once', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({ count: fc.nat(60), cap: fc.integer({ min: 1, max: 10 }), dice }),
				async (settings) => {
					const list = new SimulatedList({ ...settings, changes: [] });

					const { records } = await read(list);

					expect(records).toEqual(list.records);
					expect(list.requests).toBe(list.pages);
				},
			),
			{ numRuns: runs(200), seed },
		);
	});

	it('a list without totals is read whole, whatever its server puts on a page', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({ count: fc.nat(60), cap: fc.integer({ min: 1, max: 10 }), dice }),
				fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
				async (settings, limit) => {
					const list = new SimulatedList({ ...settings, changes: [], totals: false });

					const { records } = await read(list, { limit });

					expect(records).toEqual(list.records.slice(0, limit));
				},
			),
			{ numRuns: runs(200), seed },
		);
	});

	describe('what cannot be seen from outside', () => {
		const few = changing(4, 8);
		const entering = fc.record({
			...size,
			changes: changes(4, 8, ['insert', 'remove', 'update', 'enter']),
			dice,
		});

		// measured with 5,000 histories each: 0.16 %, 0.2 %, 0.08 % and 0.8 %
		it.each([
			['a list that older records enter', entering, 0.01],
			['totals that are three responses behind', few.map((of) => ({ ...of, lag: 3 })), 0.01],
			['a list without totals', few.map((of) => ({ ...of, totals: false })), 0.005],
			[
				'a list without totals that changes all the time',
				changing(30, 40).map((of) => ({ ...of, totals: false })),
				0.03,
			],
		])('is seldom: %s', async (_, settings: fc.Arbitrary<ListSettings>, share) => {
			const figures = await measure(settings, runs(400));

			expect(figures).toMatchObject({ doubled: 0, givenUp: 0 });
			expect(figures.incomplete / figures.histories).toBeLessThan(share);
			expect(figures.median).toBeLessThan(3);
		});
	});
});
