import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { BASE_URL, jsonOf, runNode } from '../../tools/engine/engine';
import { isolateRequests } from '../../tools/engine/operations';

isolateRequests();

const PAGE = 200;

/** A list of the service, newest first; returns the growing list of queries. */
function serve(list: string, records: IDataObject[]): URLSearchParams[] {
	const asked: URLSearchParams[] = [];
	nock(BASE_URL)
		.persist()
		.get(`/${list}`)
		.query(true)
		.reply((uri) => {
			const { searchParams } = new URL(uri, BASE_URL);
			asked.push(searchParams);
			const page = Number(searchParams.get('page'));
			const total_pages = Math.ceil(records.length / PAGE);
			const start = (page - 1) * PAGE;
			const shown = records.slice(start, start + PAGE);
			return [200, { page, total_pages, total_items: records.length, [list]: shown }];
		});
	return asked;
}

/** Runs Get Many; gives the IDs and what the output panel says. */
async function getMany(resource: string, filters: IDataObject, more: IDataObject = {}) {
	const { run, items, error } = await runNode({
		parameters: { resource, operation: 'getAll', filters, ...more } as never,
	});
	const hints = run.data.resultData.runData['Housecall Pro'][0].hints ?? [];
	return {
		ids: jsonOf(items).map(({ id }) => id),
		hints: hints.map(({ message }) => message),
		error,
	};
}

const pagesOf = (asked: URLSearchParams[]) => asked.map((query) => Number(query.get('page')));

/** The number of each is its place from the end, so that the list begins with the highest. */
const numbered = (name: string, count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		id: `r${count - index}`,
		[name]: String(count - index),
	}));

describe('Filters of the node’s own', () => {
	describe('by a number that no other record has', () => {
		it.each([
			['job', 'jobs', 'invoice_number'],
			['estimate', 'estimates', 'estimate_number'],
		])('%s → Get Many reads until it is found', async (resource, list, name) => {
			const asked = serve(list, numbered(name, 30 * PAGE));

			const { ids, hints } = await getMany(resource, { [name]: '5990' }, { returnAll: true });

			expect(ids).toEqual(['r5990']);
			expect(pagesOf(asked)).toEqual([1]);
			expect(hints).toEqual([
				'Housecall Pro has no filter for this: read 1 of 30 pages; records that fit: 1.',
			]);
		});

		it('reads few pages more than those before it', async () => {
			const asked = serve('jobs', numbered('invoice_number', 30 * PAGE));

			const { ids } = await getMany('job', { invoice_number: String(30 * PAGE - 7 * PAGE) });

			expect(ids).toEqual(['r4600']);
			expect(asked.length).toBeLessThan(8 + 5);
		});

		it('does not say that there may be more than the one', async () => {
			serve('jobs', numbered('invoice_number', 3 * PAGE));

			const { hints } = await getMany('job', { invoice_number: '500' }, { limit: 1 });

			expect(hints).toEqual([expect.stringContaining('no filter for this')]);
		});

		it('reads all where nobody has it', async () => {
			const asked = serve('jobs', numbered('invoice_number', 3 * PAGE));

			const { ids, hints } = await getMany('job', { invoice_number: '9999' });

			expect(ids).toEqual([]);
			expect(pagesOf(asked).sort()).toEqual([1, 2, 3]);
			expect(hints[0]).toContain('read 3 of 3 pages; records that fit: 0');
		});
	});

	describe('Invoice → Get Many by number', () => {
		const invoices = numbered('invoice_number', 3 * PAGE).map((invoice, index) => ({
			...invoice,
			invoice_number: [10, 450].includes(index) ? '77-1' : invoice.invoice_number,
		}));

		it('gives all that have it', async () => {
			serve('invoices', invoices);

			expect((await getMany('invoice', { invoice_number: '77-1' })).ids).toEqual(['r590', 'r150']);
		});

		it('ends at the limit', async () => {
			const asked = serve('invoices', invoices);

			expect((await getMany('invoice', { invoice_number: '77-1' }, { limit: 1 })).ids).toEqual([
				'r590',
			]);
			expect(pagesOf(asked)).toEqual([1]);
		});
	});

	describe('Lead → Get Many after a lead number', () => {
		const leads = numbered('number', 10 * PAGE).map(({ id, number }) => ({
			id,
			number: Number(number),
		}));

		it('gives the newer ones, and reads no further', async () => {
			const asked = serve('leads', leads);

			const { ids } = await getMany('lead', { number_above: 1998 });

			expect(ids).toEqual(['r2000', 'r1999']);
			expect(pagesOf(asked)).toEqual([1]);
			expect([...asked[0].keys()]).toEqual(['page', 'page_size']);
		});

		it('reads on for some that came late into the list', async () => {
			const late = leads[PAGE - 3];
			const others = leads.filter((lead) => lead !== late);
			const asked = serve('leads', [...others.slice(0, PAGE), late, ...others.slice(PAGE)]);

			const filters = { number_above: Number(late.number) - 1 };
			const { ids } = await getMany('lead', filters, { returnAll: true });

			expect(ids).toContain(late.id);
			expect(asked.length).toBeLessThan(10);
		});

		it('reads all where the list is in another order', async () => {
			const asked = serve('leads', [...leads].reverse());

			const sort = { order: { sort_by: 'created_at', sort_direction: 'asc' } };
			const { ids } = await getMany('lead', { number_above: 1999 }, { sort });

			expect(ids).toEqual(['r2000']);
			expect(asked).toHaveLength(10);
		});
	});

	describe('Job → Get Many by completion', () => {
		const DAY = 24 * 60 * 60 * 1000;
		const time = (day: number) => new Date(Date.UTC(2026, 5, 1) + day * DAY).toISOString();
		/** One job is completed each day, and changed again two days later. */
		const jobs: IDataObject[] = Array.from({ length: 6 * PAGE }, (_, index) => ({
			id: `r${index}`,
			updated_at: time(2 - index),
			work_timestamps: { completed_at: index % 2 ? time(-index) : null },
		}));
		const week = { completed_at_min: time(-9), completed_at_max: time(-3) };

		it('gives those of the span, and reads back to its beginning', async () => {
			const asked = serve('jobs', jobs);

			const { ids, hints } = await getMany('job', week, { returnAll: true });

			expect(ids).toEqual(['r3', 'r5', 'r7', 'r9']);
			expect(asked[0].getAll('work_status[]')).toEqual(['completed']);
			expect(asked[0].get('sort_by')).toBe('updated_at');
			expect(asked[0].has('completed_at_min')).toBe(false);
			expect(pagesOf(asked)).toEqual([1]);
			expect(hints).toEqual([
				'Housecall Pro has no filter for this: read 1 of 6 pages; records that fit: 4.',
			]);
		});

		it('gives no more than the limit', async () => {
			serve('jobs', jobs);

			expect((await getMany('job', week, { limit: 2 })).ids).toEqual(['r3', 'r5']);
		});

		it('reads all in the order that is asked for, of the status that is asked for', async () => {
			const asked = serve('jobs', jobs);

			const filters = { ...week, work_status: ['canceled'] };
			const sort = { order: { sort_by: 'id', sort_direction: 'asc' } };
			const { ids } = await getMany('job', filters, { returnAll: true, sort });

			expect(ids).toEqual(['r3', 'r5', 'r7', 'r9']);
			expect(asked).toHaveLength(6);
			expect(asked[0].get('sort_by')).toBe('id');
			expect(asked[0].getAll('work_status[]')).toEqual(['canceled']);
		});

		it('takes the later one of two beginnings', async () => {
			const asked = serve('jobs', jobs);

			const since = { changedSince: time(-2000), completed_at_min: time(-9) };
			const { ids } = await getMany('job', since, { limit: 1 });

			expect(ids).toEqual(['r1', 'r3', 'r5', 'r7', 'r9']);
			expect(pagesOf(asked)).toEqual([1]);
		});
	});
});
