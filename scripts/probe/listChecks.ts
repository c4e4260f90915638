import { isObject, recordsOf, type Account, type Json } from './account';
import { FEEDS, ORDERS, type FeedName } from './feeds';
import { finding, statusIs, unknown, type Check, type Finding } from './finding';
import { unknownKeys } from './keys';

const ASKED = 200;
const NOBODY = 'zq-nobody-is-called-this-qz';
const FEED_NAMES = Object.keys(FEEDS) as FeedName[];

export const LIST_CHECKS: Check[] = [
	...FEED_NAMES.map(
		(name): Check => ({
			fact: 'page-cap',
			question: `Does a page of ${name} hold what was asked, and do the totals agree?`,
			look: async (account) => await pageOf(account, name),
		}),
	),
	{
		fact: 'page-size',
		question: 'Is a page of 201 refused?',
		look: async (account) => await answered(account, '/customers?page_size=201', 400),
	},
	...ORDERS.map(
		([path, field]): Check => ({
			fact: path.startsWith('/invoices?status') ? 'invoice-paid-filter' : 'sort-order',
			question: `Do the records of ${describe(path)} come in that order?`,
			look: async (account) => orderOf(await account.list(path), (record) => record[field]),
		}),
	),
	{
		fact: 'sort-events-by-start',
		question: 'Do calendar events come in the order of `sort_by=start_time`?',
		look: async (account) => {
			const path = '/events?sort_by=start_time&sort_direction=desc&page_size=50';
			return orderOf(await account.list(path), ({ schedule }) =>
				isObject(schedule) ? schedule.start_time : null,
			);
		},
	},
	{
		fact: 'empty-search',
		question: 'Does a search of customers without a hit answer an empty page?',
		look: async (account) => await answered(account, `/customers?q=${NOBODY}`, 200),
	},
	{
		fact: 'unknown-parameter',
		question: 'Is an unknown query parameter ignored?',
		look: async (account) => {
			const path = '/customers?page_size=1&updated_after=2099-01-01';
			return await answered(account, path, 200);
		},
	},
	{
		fact: 'do-not-service',
		question: 'Does `do_not_service` come only with `expand[]`?',
		look: async (account) => {
			const plain = await account.list(FEEDS.customers);
			const expanded = await account.list('/customers?page_size=1&expand[]=do_not_service');
			if (!plain.length || !expanded.length) return unknown('no customers');
			const [without, with_] = [plain, expanded].map((list) => 'do_not_service' in list[0]);
			return finding(!without && with_, `without: ${without}, with: ${with_}`);
		},
	},
	{
		fact: 'expand-encoding',
		question: 'Is a wrongly encoded `expand` ignored?',
		look: async (account) => {
			const { status, body } = await account.ask('/customers?page_size=1&expand[0]=do_not_service');
			const has = recordsOf(body).some((record) => 'do_not_service' in record);
			return has ? finding(false, 'the field is there') : statusIs(status, 200);
		},
	},
	...FEED_NAMES.map(
		(name): Check => ({
			fact: null,
			question: `Does the description know all keys of ${name}?`,
			look: async (account) => {
				const { status, body } = await account.ask(FEEDS[name]);
				if (status !== 200) return unknown(`status ${status}`);
				const keys = unknownKeys(FEEDS[name].split('?')[0], body);
				return finding(!keys.length, keys.map((key) => `\`${key}\``).join(', '));
			},
		}),
	),
];

/** What a first page tells of itself: a cap shows by fewer records than asked though there are more. */
async function pageOf(account: Account, name: FeedName): Promise<Finding> {
	const { status, body } = await account.ask(FEEDS[name]);
	if (status !== 200 || !isObject(body)) return unknown(`status ${status}`);
	const got = recordsOf(body).length;
	const items = body.total_items ?? body.total_count;
	const pages = body.total_pages ?? body.total_pages_count;
	if (typeof items !== 'number') return unknown(`${got} of ${ASKED} asked, no total`);
	const agrees = got === Math.min(items, ASKED) && pages === Math.ceil(items / ASKED);
	return finding(
		agrees,
		`${got} of ${ASKED} asked, total ${items}, pages ${typeof pages === 'number' ? pages : 'untold'}`,
	);
}

async function answered(account: Account, path: string, expected: number): Promise<Finding> {
	return statusIs((await account.ask(path)).status, expected);
}

/** Whether values come from high to low; those that are empty are passed over. */
function orderOf(records: Json[], read: (record: Json) => unknown): Finding {
	const values = records
		.map(read)
		.filter((value) => typeof value === 'string' || typeof value === 'number');
	if (values.length < 2) return unknown(`${values.length} of ${records.length} with a value`);
	const turns = values.filter((value, index) => index > 0 && value > values[index - 1]).length;
	return finding(!turns, `${values.length} with a value, ${turns} out of order`);
}

/** `/jobs?sort_by=updated_at&…` → `/jobs` by `updated_at` */
function describe(path: string): string {
	return `\`${path.split('?')[0]}\` by \`${/sort_by=(\w+)/.exec(path)?.[1]}\``;
}
