import type { Sandbox } from '../../sandbox/server';
import type { Invoice, Job } from '../../sandbox/state/model';
import { readAll, send, start } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start({ customers: 300 });
});
afterAll(async () => await sandbox.close());

const ids = (records: { id: string }[]) => records.map(({ id }) => id).sort();
const own = <T extends { company_id: string }>(records: T[]) =>
	records.filter((record) => record.company_id === sandbox.state.company.id);

const jobs = async (query: string) => ids(await readAll(sandbox, 'jobs', query));
const jobsThat = (matches: (job: Job) => boolean) =>
	ids(own(sandbox.state.jobs.all()).filter(matches));

describe('The sandbox’s filters', () => {
	describe('jobs', () => {
		it.each([
			['unscheduled', ['needs scheduling']],
			['scheduled', ['scheduled']],
			['in_progress', ['in progress']],
			['completed', ['complete unrated', 'complete rated']],
			['canceled', ['user canceled', 'pro canceled']],
		])('are found by the status %s', async (word, statuses) => {
			const expected = jobsThat((job) => statuses.includes(job.work_status));
			expect(expected.length).toBeGreaterThan(0);
			expect(await jobs(`work_status[]=${word}`)).toEqual(expected);
		});

		it('are found by several statuses, brackets encoded or not', async () => {
			const both = jobsThat((job) => ['scheduled', 'in progress'].includes(job.work_status));
			expect(await jobs('work_status[]=scheduled&work_status[]=in_progress')).toEqual(both);
			expect(await jobs('work_status%5B%5D=scheduled&work_status%5B%5D=in_progress')).toEqual(both);
		});

		it.each([
			['work_status=scheduled', 'work_status', 'must be an array'],
			['expand=appointments', 'expand', 'must be an array'],
		])('refuse the array %s without brackets', async (query, name, complaint) => {
			const { status, body } = await send(sandbox, 'GET', `/jobs?${query}`);
			expect([status, body]).toEqual([422, { errors: { [name]: complaint } }]);
		});

		it('refuse a status of the answers as a filter', async () => {
			const { status, body } = await send(sandbox, 'GET', '/jobs?work_status[]=needs%20scheduling');
			expect(status).toBe(422);
			expect(body).toMatchObject({
				errors: { work_status: expect.stringContaining('unscheduled') },
			});
		});

		it('are found by employee; the contract needs no brackets for it', async () => {
			const [job] = sandbox.state.jobs.all().filter((one) => one.assigned_employee_ids.length);
			const [employee] = job.assigned_employee_ids;
			const expected = jobsThat((one) => one.assigned_employee_ids.includes(employee));
			expect(await jobs(`employee_ids[]=${employee}`)).toEqual(expected);
			expect(await jobs(`employee_ids=${employee}`)).toEqual(expected);
			expect(await jobs(`employee_ids=pro_0&employee_ids=${employee}`)).toEqual(expected);
		});

		it('are found by customer', async () => {
			const [job] = sandbox.state.jobs.all();
			expect(await jobs(`customer_id=${job.customer_id}`)).toEqual([job.id]);
		});

		it('are found by their start, both ends included; unscheduled ones never', async () => {
			const start = '2026-03-04T00:00:00Z';
			const [first] = jobsThat((job) => (job.schedule.scheduled_start ?? '') > start);
			const end = String(sandbox.state.jobs.get(first)?.schedule.scheduled_start);
			const expected = jobsThat(
				({ schedule: { scheduled_start: at } }) => !!at && at >= start && at <= end,
			);
			expect(expected).toContain(first);
			expect(await jobs(`scheduled_start_min=${start}&scheduled_start_max=${end}`)).toEqual(
				expected,
			);
		});

		it('take a date without a time', async () => {
			const expected = jobsThat((job) => (job.schedule.scheduled_end ?? '') >= '2026-03-10');
			expect(expected.length).toBeGreaterThan(0);
			expect(await jobs('scheduled_end_min=2026-03-10')).toEqual(expected);
		});

		it.each(['yesterday', '2026-03-04T00:00:00.000Z', '2026-13-01', ''])(
			'refuse the time "%s"',
			async (time) => {
				const { status, body } = await send(sandbox, 'GET', `/jobs?scheduled_start_min=${time}`);
				expect(status).toBe(400);
				expect(body).toEqual({ message: 'scheduled_start_min filter must be valid' });
			},
		);

		it('show appointments when asked', async () => {
			type Shown = { schedule: { appointments: unknown[] } };
			const query = 'work_status[]=scheduled';
			const [plain] = await readAll<Shown>(sandbox, 'jobs', query);
			const [expanded] = await readAll<Shown>(sandbox, 'jobs', `${query}&expand[]=appointments`);
			expect(plain.schedule.appointments).toEqual([]);
			expect(expanded.schedule.appointments).toHaveLength(1);
		});
	});

	describe('invoices', () => {
		const found = async (query: string) => ids(await readAll(sandbox, 'invoices', query));
		const those = (matches: (invoice: Invoice) => boolean) =>
			ids(own(sandbox.state.invoices.all()).filter(matches));

		it.each<[string, (invoice: Invoice) => boolean]>([
			['status[]=paid', ({ status }) => status === 'paid'],
			['status[]=open&status[]=voided', ({ status }) => ['open', 'voided'].includes(status)],
			['amount_due_min=1', ({ due_amount: due }) => due >= 1],
			['amount_due_max=0', ({ due_amount: due }) => due <= 0],
			['payment_method[]=ach', ({ payments }) => payments.some((p) => p.payment_method === 'ach')],
			[
				'paid_at_min=2026-01-01T00:00:00Z',
				({ paid_at: at }) => !!at && at >= '2026-01-01T00:00:00Z',
			],
			['due_at_max=2025-12-01T00:00:00Z', ({ due_at: at }) => at <= '2025-12-01T00:00:00Z'],
			['created_at_min=2025-06-01', ({ created_at: at }) => at >= '2025-06-01'],
		])('are found by %s', async (query, matches) => {
			const expected = those(matches);
			expect(expected.length).toBeGreaterThan(0);
			expect(expected.length).toBeLessThan(those(() => true).length);
			expect(await found(query)).toEqual(expected);
		});

		it('are found by customer', async () => {
			const [invoice] = sandbox.state.invoices.all();
			expect(await found(`customer_uuid[]=${invoice.customer_id}`)).toEqual([invoice.id]);
		});

		it('are sorted by amount', async () => {
			const path = '/invoices?sort_by=amount&sort_direction=asc&page_size=200';
			const { body } = await send<{ invoices: { amount: number }[] }>(sandbox, 'GET', path);
			const amounts = body.invoices.map(({ amount }) => amount);
			expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
		});

		it('refuse a status that is no array, in the recorded words', async () => {
			const { status, body } = await send(sandbox, 'GET', '/invoices?status=paid');
			expect([status, body]).toEqual([422, { errors: { status: 'must be an array' } }]);
		});
	});

	describe('leads and estimates', () => {
		it('are found by one status', async () => {
			const expected = own(sandbox.state.leads.all()).filter(({ status }) => status === 'won');
			expect(expected.length).toBeGreaterThan(0);
			expect(ids(await readAll(sandbox, 'leads', 'status=won'))).toEqual(ids(expected));
		});

		it('are found by tag and lead source', async () => {
			const [lead] = own(sandbox.state.leads.all());
			const tag = sandbox.state.tags.find(({ name }) => name === lead.tags[0]);
			const source = encodeURIComponent(String(lead.lead_source));
			const query = `tag_ids[]=${tag?.id}&lead_source[]=${source}`;
			expect(ids(await readAll(sandbox, 'leads', query))).toContain(lead.id);
			expect(await readAll(sandbox, 'leads', `${query}&customer_id=cus_0`)).toEqual([]);
		});

		it('are found by work status', async () => {
			const expected = own(sandbox.state.estimates.all()).filter(
				(one) => one.work_status === 'scheduled',
			);
			expect(expected.length).toBeGreaterThan(0);
			const found = await readAll(sandbox, 'estimates', 'work_status[]=scheduled');
			expect(ids(found)).toEqual(ids(expected));
		});
	});
});
