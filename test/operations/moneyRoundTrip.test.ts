/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { findOperation, resources } from '../../nodes/HousecallPro/actions';
import { toCents, toDollars } from '../../nodes/HousecallPro/helpers/money';
import { seed } from '../../tools/engine/seed';

/** For a million by hand: `FAST_CHECK_RUNS=1000000 npx jest moneyRoundTrip`. */
const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 2000);

/** Up to ten trillion dollars, which a double still holds to the cent. */
const cents = fc.integer({ min: -1e15, max: 1e15 }).map((amount) => amount || 0);

const read = (amount: number) => toDollars({ amount }, ['amount']).amount;
const written = (amount: unknown, unit: 'cents' | 'dollars' = 'dollars') =>
	toCents({ amount } as IDataObject, ['amount'], unit, new Map()).amount;

/** An amount as people of a country write it. */
const spelled = (locale: string, options?: Intl.NumberFormatOptions) => {
	const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, ...options });
	return (amount: number) => format.format(amount / 100);
};

describe('Random amounts, there and back', () => {
	it('an amount that is read in dollars is written back as the same cents', () => {
		fc.assert(
			fc.property(cents, (amount) => written(read(amount)) === amount),
			{ numRuns, seed },
		);
	});

	it('an amount that is given in cents is written as it is', () => {
		fc.assert(
			fc.property(cents, (amount) =>
				[amount, String(amount)].every((given) => written(given, 'cents') === amount),
			),
			{ numRuns, seed },
		);
	});

	it.each([
		['a plain text', (amount: number) => (amount / 100).toFixed(2)],
		['US dollars', spelled('en-US', { style: 'currency', currency: 'USD' })],
		['Canadian dollars', spelled('en-US', { style: 'currency', currency: 'CAD' })],
		['French Canadian', spelled('fr-CA', { style: 'currency', currency: 'CAD' })],
		['German', spelled('de-DE')],
	])('an amount is understood as %s', (_, spell) => {
		// within what a double divides by a hundred and formats exactly
		const amounts = fc.integer({ min: -1e12, max: 1e12 }).map((amount) => amount || 0);

		fc.assert(
			fc.property(amounts, (amount) => written(spell(amount)) === amount),
			{ numRuns, seed },
		);
	});

	it('what an expression adds up in dollars has no more cents than its parts', () => {
		const parts = fc.array(fc.integer({ min: -1e7, max: 1e7 }), { maxLength: 50 });

		fc.assert(
			fc.property(parts, (list) => {
				const dollars = list.reduce((sum, amount) => sum + amount / 100, 0);
				expect(written(dollars)).toBe(list.reduce((sum, amount) => sum + amount, 0) || 0);
			}),
			{ numRuns, seed },
		);
	});

	it('a text is either one amount or refused, never something between', () => {
		const texts = fc.string({ unit: fc.constantFrom(...'0123456789.,$- '), maxLength: 12 });

		fc.assert(
			fc.property(texts, (text) => {
				try {
					expect(Number.isSafeInteger(written(text))).toBe(true);
				} catch (error) {
					expect(String(error)).toMatch(/"amount" (is empty|must )/);
				}
			}),
			{ numRuns, seed },
		);
	});

	const withAmounts = resources.flatMap(({ value, operations }) =>
		operations.flatMap(({ option }) => {
			const { amounts = [] } = findOperation(value, option.value) ?? {};
			return amounts.length > 0 ? [{ name: `${value} ${option.value}`, amounts }] : [];
		}),
	);

	/** Puts an amount where a path leads, with lists of one entry on the way. */
	function put(record: IDataObject, path: string, amount: number): void {
		const steps = path.split('.');
		const last = steps.pop() ?? path;
		let holder = record;
		for (const step of steps) {
			const name = step.replace('[]', '');
			const next = (holder[name] ??= step.endsWith('[]') ? [{}] : {});
			holder = (Array.isArray(next) ? next[0] : next) as IDataObject;
		}
		holder[last] = amount;
	}

	it.each(withAmounts)(
		'$name writes back what it read in dollars, at every place',
		({ amounts }) => {
			const records = fc.array(cents, { minLength: amounts.length, maxLength: amounts.length });

			fc.assert(
				fc.property(records, (values) => {
					const record: IDataObject = { quantity: 1.5, custom: { amount: 5 } };
					amounts.forEach((path, index) => put(record, path, values[index]));
					const inDollars = toDollars(record, amounts);

					expect(toCents(inDollars, amounts, 'dollars', new Map())).toEqual(record);
					expect(inDollars.custom).toEqual({ amount: 5 });
				}),
				{ numRuns: Math.ceil(numRuns / withAmounts.length), seed },
			);
		},
	);
});
