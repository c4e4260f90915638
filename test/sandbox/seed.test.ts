import type { Sandbox } from '../../sandbox/server';
import type { EstimateOption, Job } from '../../sandbox/state/model';
import { readAll, send, start, TODAY } from './client';

const running: Sandbox[] = [];
async function sandboxOf(options: Parameters<typeof start>[0]): Promise<Sandbox> {
	const sandbox = await start(options);
	running.push(sandbox);
	return sandbox;
}
afterAll(async () => await Promise.all(running.map(async (sandbox) => await sandbox.close())));

const LISTS = ['customers', 'jobs', 'estimates', 'invoices', 'leads'] as const;
const everything = async (sandbox: Sandbox) =>
	await Promise.all(LISTS.map(async (name) => await readAll(sandbox, name)));

describe('The sandbox’s seed', () => {
	it('the same seed and day give the same data', async () => {
		const [first, second] = [await sandboxOf({ seed: 7 }), await sandboxOf({ seed: 7 })];
		expect(await everything(first)).toEqual(await everything(second));
	});

	it('another seed gives other data', async () => {
		const [first, second] = [await sandboxOf({ seed: 1 }), await sandboxOf({ seed: 2 })];
		const ids = (lists: { id: string }[][]) => lists.flat().map(({ id }) => id);
		const others = new Set(ids(await everything(second)));
		expect(ids(await everything(first)).filter((id) => others.has(id))).toEqual([]);
	});

	it('a reset brings the same data back', async () => {
		const sandbox = await sandboxOf({ seed: 3 });
		const before = await everything(sandbox);
		await send(sandbox, 'POST', '/customers', { body: { first_name: 'Ada' } });
		sandbox.state.reset();
		expect(await everything(sandbox)).toEqual(before);
	});

	describe('the data', () => {
		let sandbox: Sandbox;
		beforeAll(async () => {
			sandbox = await sandboxOf({ customers: 400 });
		});

		it('has as many customers as asked for', async () => {
			expect(await readAll(sandbox, 'customers')).toHaveLength(400);
		});

		it('has ids in the service’s shape', () => {
			const { state } = sandbox;
			const first = <T extends { id: string }>(records: { all(): T[] }) => records.all()[0].id;
			expect(first(state.customers)).toMatch(/^cus_[0-9a-f]{32}$/);
			expect(first(state.jobs)).toMatch(/^job_[0-9a-f]{32}$/);
			expect(first(state.estimates)).toMatch(/^csr_[0-9a-f]{32}$/);
			expect(state.estimates.all()[0].options[0].id).toMatch(/^est_[0-9a-f]{32}$/);
			expect(first(state.employees)).toMatch(/^pro_[0-9a-f]{32}$/);
			expect(state.company.id).toMatch(
				/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
			);
		});

		it('has work today, before and after', () => {
			const today = TODAY.toISOString().slice(0, 10);
			const days = sandbox.state.jobs
				.all()
				.map(({ schedule }) => schedule.scheduled_start?.slice(0, 10));
			expect(days).toContain(today);
			expect(days.some((day) => day && day < today)).toBe(true);
			expect(days.some((day) => day && day > today)).toBe(true);
			expect(days).toContain(undefined);
		});

		it('has estimates of the last three weeks that nobody has answered', async () => {
			const { state } = await sandboxOf({ customers: 60 });
			const threeWeeksAgo = new Date(TODAY.getTime() - 21 * 86_400_000).toISOString();
			const isOpen = ({ approval_status }: EstimateOption) => approval_status === null;
			const open = state.estimates
				.all()
				.filter(({ created_at, options }) => created_at > threeWeeksAgo && options.every(isOpen));
			expect(open.length).toBeGreaterThan(1);
		});

		it('was all made before today', () => {
			const now = TODAY.toISOString();
			const { customers, jobs, estimates, invoices } = sandbox.state;
			for (const records of [customers, jobs, estimates, invoices]) {
				for (const { created_at, updated_at } of records.all()) {
					expect(created_at < now && updated_at < now && updated_at >= created_at).toBe(true);
				}
			}
		});

		it('has every status, and payments and refunds', () => {
			const { jobs, invoices } = sandbox.state;
			const statuses = new Set(jobs.all().map(({ work_status: status }) => status));
			expect(statuses.size).toBe(7);
			expect(invoices.all().some(({ refunds }) => refunds.length)).toBe(true);
			expect(new Set(invoices.all().map(({ status }) => status)).size).toBeGreaterThanOrEqual(5);
		});

		it('numbers leads in the order in which they came in', async () => {
			const numbers = (await readAll<{ number: number }>(sandbox, 'leads')).map(
				({ number }) => number,
			);
			expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
		});

		it('gives jobs to people and addresses of their own company and customer', () => {
			const { jobs, customers, employees } = sandbox.state;
			const odd = (job: Job) => !job.customer_id || !job.address_id;
			for (const job of jobs.all().filter((one) => !odd(one))) {
				const customer = customers.get(job.customer_id);
				expect(customer?.addresses.map(({ id }) => id)).toContain(job.address_id);
				for (const id of job.assigned_employee_ids) {
					expect(employees.get(id)?.company_id).toBe(job.company_id);
				}
			}
		});
	});
});
