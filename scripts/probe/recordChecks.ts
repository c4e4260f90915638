import { isObject, objectsOf, type Account, type Json } from './account';
import { FEEDS, PAID } from './feeds';
import { allOf, anyOf, finding, statusIs, unknown, type Check, type Finding } from './finding';

const SAMPLES = 3;
const MINUTE = 60_000;
const KIND = 'percent discount';
const READ_TYPES = ['Pricebook::Material', 'OrganizationalLineItemTemplate'];

export const RECORD_CHECKS: Check[] = [
	{
		fact: 'deleted-jobs-listed',
		question: 'Are deleted jobs listed?',
		look: async (account) =>
			anyOf(
				await account.list(FEEDS.jobs),
				({ deleted_at: at }) => Boolean(at),
				'jobs with `deleted_at`',
			),
	},
	...['schedule', 'address', 'customer'].map(
		(name): Check => ({
			fact: 'null-in-jobs',
			question: `Do jobs in lists have \`${name}\` null?`,
			look: async (account) =>
				anyOf(
					await account.list(FEEDS.jobs),
					(job) => job[name] === null,
					`jobs with \`${name}\` null`,
				),
		}),
	),
	{
		fact: 'archived-children',
		question: 'Do the line items of a deleted job answer 400?',
		look: async (account) => await deletedJob(account, '/line_items', 400),
	},
	{
		fact: 'deleted-job-read',
		question: 'Does a deleted job itself answer 404?',
		look: async (account) => await deletedJob(account, '', 404),
	},
	{
		fact: 'unscheduled',
		question: 'Does `work_status[]=unscheduled` find only `needs scheduling`?',
		look: async (account) =>
			allOf(
				await account.list('/jobs?work_status[]=unscheduled&page_size=200'),
				({ work_status: status }) => status === 'needs scheduling',
				'unscheduled jobs',
			),
	},
	{
		fact: 'original-estimate',
		question: 'Is the `original_estimate_id` of a job an option’s?',
		look: async (account) => {
			const ids = (await account.list(FEEDS.jobs)).map((job) => job.original_estimate_id);
			const set = ids.filter((id) => typeof id === 'string');
			return allOf(set, (id) => id.startsWith('est_'), 'ids beginning with `est_`');
		},
	},
	{
		fact: 'approval-updated-at',
		question: 'Is an approved option changed later than its estimate?',
		look: async (account) => {
			const estimates = await account.list(FEEDS.estimates);
			const pairs = estimates.flatMap((estimate) =>
				objectsOf(estimate.options)
					.filter(({ approval_status: word }) => /^(pro )?approved$/.test(String(word)))
					.map((option) => [time(option.updated_at), time(estimate.updated_at)]),
			);
			return anyOf(pairs, ([option, estimate]) => option > estimate + MINUTE, 'approved options');
		},
	},
	{
		fact: 'deleted-estimates-mark',
		question: 'Are there estimates whose options all have the status `deleted`?',
		look: async (account) =>
			anyOf(
				await account.list(FEEDS.estimates),
				({ options }) => {
					const all = objectsOf(options);
					return all.length > 0 && all.every(({ status }) => status === 'deleted');
				},
				'estimates',
			),
	},
	{
		fact: 'job-moved-by-payment',
		question: 'Does a payment leave the `updated_at` of its job?',
		look: payments,
	},
	...['tag', 'note', 'dispatch', 'appointment'].map(
		(change): Check => ({
			fact: `job-moved-by-${change}`,
			question: `Does a change of the kind ${change} leave the \`updated_at\` of its job?`,
			look: async () => unknown('records tell no time of it'),
		}),
	),
	{
		fact: 'paid-nothing',
		question: 'Is `paid_at` null on a paid invoice of nothing?',
		look: async (account) => {
			const all = [...(await account.list(PAID)), ...(await account.list(FEEDS.invoices))];
			const byId = new Map(all.map((invoice) => [invoice.id, invoice]));
			const free = [...byId.values()].filter(
				({ amount, status }) => amount === 0 && status === 'paid',
			);
			return allOf(free, ({ paid_at: at }) => at === null, 'paid invoices of nothing');
		},
	},
	...(['leads', 'invoices'] as const).map(
		(name): Check => ({
			fact: name === 'leads' ? 'lead-times' : 'invoice-shape',
			question: `Do ${name} come without \`created_at\` and \`updated_at\`?`,
			look: async (account) =>
				allOf(
					await account.list(FEEDS[name]),
					(one) => !('created_at' in one || 'updated_at' in one),
					name,
				),
		}),
	),
	{
		fact: 'line-type-words',
		question: 'Are lines read in the words of the sandbox?',
		look: async (account) => {
			const types = (await lines(account)).map((line) => line.service_item_type);
			const set = types.filter((type) => typeof type === 'string');
			return allOf(set, (type) => READ_TYPES.includes(type), 'types of lines');
		},
	},
	{
		fact: 'discount-amount',
		question: 'Does the `amount` of a percent discount repeat its `unit_price`?',
		look: async (account) => {
			const percents = (await lines(account)).filter(({ kind }) => kind === KIND);
			return allOf(percents, (line) => line.amount === line.unit_price, 'percent discounts');
		},
	},
	{
		fact: 'totals',
		question: 'Does the list of checklists tell no totals?',
		look: async (account) => {
			const ids = (await account.list(FEEDS.jobs))
				.slice(0, 20)
				.map(({ id }) => `job_uuids[]=${id}`);
			const { status, body } = await account.ask(`/checklists?per_page=100&${ids.join('&')}`);
			if (status !== 200 || !isObject(body)) return unknown(`status ${status}`);
			return finding(!('total_items' in body), `${objectsOf(body.checklists).length} checklists`);
		},
	},
];

async function deletedJob(account: Account, part: string, expected: number): Promise<Finding> {
	const job = (await account.list(FEEDS.jobs)).find(({ deleted_at: at }) => at);
	if (!job) return unknown('no deleted job');
	const { status } = await account.ask(`/jobs/${job.id}${part}`);
	return statusIs(status, expected);
}

/** A job that was changed before it was paid was not moved by the payment. */
async function payments(account: Account): Promise<Finding> {
	const paid = (await account.list(PAID)).filter(({ paid_at: at, job_id: id }) => at && id);
	const gaps: number[] = [];
	for (const invoice of paid.slice(0, SAMPLES)) {
		const { body } = await account.ask(`/jobs/${invoice.job_id}`);
		if (isObject(body)) gaps.push(time(body.updated_at) - time(invoice.paid_at));
	}
	const before = gaps.filter((gap) => gap < -MINUTE).length;
	const with_ = gaps.filter((gap) => Math.abs(gap) <= MINUTE).length;
	const numbers = `of ${gaps.length} paid jobs ${before} changed before, ${with_} within a minute`;
	if (before) return finding(true, numbers);
	return with_ === gaps.length && with_ > 1 ? finding(false, numbers) : unknown(numbers);
}

/** The lines of a few jobs that cost something; where it can be told, of those with a discount. */
async function lines(account: Account): Promise<Json[]> {
	const jobs = (await account.list(FEEDS.jobs)).filter(
		(job) => !job.deleted_at && job.total_amount,
	);
	const found: Json[] = [];
	for (const { id } of jobs.slice(0, SAMPLES)) {
		found.push(...(await account.list(`/jobs/${id}/line_items`)));
	}
	return found;
}

const time = (value: unknown): number => Date.parse(String(value));
