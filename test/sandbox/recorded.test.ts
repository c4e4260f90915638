import type { Sandbox } from '../../sandbox/server';
import type { Customer, Job } from '../../sandbox/state/model';
import { readAll, send, start, type ListOf } from './client';

let sandbox: Sandbox;
let customer: Customer;
beforeAll(async () => {
	sandbox = await start({ customers: 120 });
});
beforeEach(() => {
	sandbox.state.reset();
	[customer] = sandbox.state.customers.all();
});
afterAll(async () => await sandbox.close());

interface Line {
	id: string;
	name: string;
	amount: number;
	unit_price: number;
	service_item_id: string | null;
	service_item_type: string | null;
}

const call = async <T = { id: string }>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, path, { body });

async function newJob(input: Record<string, unknown> = {}): Promise<string> {
	const references = { customer_id: customer.id, address_id: customer.addresses[0].id };
	return (await call('POST', '/jobs', { ...references, ...input })).body.id;
}

const linesOf = async (job: string) =>
	(await call<{ data: Line[] }>('GET', `/jobs/${job}/line_items`)).body.data;

const someJob = (matches: (job: Job) => boolean): Job => {
	const job = sandbox.state.jobs.find(matches);
	if (!job) throw new Error('the sandbox has no such job');
	return job;
};

describe('What was recorded, in the sandbox', () => {
	describe('discounts on the live service', () => {
		const totalOf = async (lines: object[]) => {
			const job = await newJob();
			await call('PUT', `/jobs/${job}/line_items/bulk_update`, { line_items: lines });
			const { body } = await call<{ total_amount: number }>('GET', `/jobs/${job}`);
			return { job, total: body.total_amount };
		};
		const labor = (unit_price: number) => ({ name: 'Work', kind: 'labor', unit_price });
		const percent = (unit_price: number) => ({ name: '', kind: 'percent discount', unit_price });
		const fixed = (unit_price: number) => ({ name: '', kind: 'fixed discount', unit_price });

		it.each([
			[[labor(1_172_500), percent(1000)], 1_055_250],
			[[labor(437_500), percent(1000)], 393_750],
			[[labor(700_000), fixed(100_000)], 600_000],
			[[labor(10_000), percent(5000)], 5_000],
			[[labor(100_000), percent(1000), fixed(5_000)], 85_000],
		])('make of %j a total of %i cents', async (lines, total) => {
			expect((await totalOf(lines)).total).toBe(total);
		});

		it('have a positive amount that repeats what was written', async () => {
			const { job } = await totalOf([labor(50_000), percent(1000), fixed(2_500)]);
			expect((await linesOf(job)).map(({ amount }) => amount)).toEqual([50_000, 1000, 2_500]);
		});

		it('may have an empty name', () => {
			const lines = sandbox.state.jobs.all().flatMap(({ line_items: items }) => items);
			expect(lines).toContainEqual(expect.objectContaining({ kind: 'percent discount', name: '' }));
		});
	});

	describe('line items on the live service', () => {
		it('are read in other words than they are written in', async () => {
			const job = await newJob();
			const path = `/jobs/${job}/line_items`;
			const item = { name: 'Filter', service_item_id: 'pbmat_1' };
			const written = { ...item, service_item_type: 'pricebook_material' };
			expect((await call('POST', path, written)).body).toMatchObject({
				...{ ...item, object: 'line_item', order_index: 0, unit_of_measure: null, amount: 0 },
				service_item_type: 'Pricebook::Material',
				url: expect.stringContaining(path),
			});
			const template = { ...item, service_item_type: 'organizational' };
			expect((await call('POST', path, template)).body).toMatchObject({
				service_item_type: 'OrganizationalLineItemTemplate',
			});
			const market = { ...item, service_item_type: 'market_place' };
			expect((await call('POST', path, market)).body).toMatchObject(market);
			const asRead = { ...item, service_item_type: 'Pricebook::Material' };
			expect((await call('POST', path, asRead)).status).toBe(422);
		});

		it('come from the price book with ids of the price book', () => {
			const lines = sandbox.state.jobs.all().flatMap(({ line_items: items }) => items);
			const types = lines
				.filter((line) => line.service_item_id)
				.map((line) => line.service_item_type);
			expect(new Set(types)).toEqual(
				new Set(['Pricebook::Material', 'OrganizationalLineItemTemplate']),
			);
			expect(lines.some((line) => line.service_item_id?.startsWith('pbmat_'))).toBe(true);
			expect(lines.some((line) => line.service_item_id?.startsWith('olit_'))).toBe(true);
		});

		it('are labor without a kind, and ignore what is read-only', async () => {
			const job = await newJob();
			const readOnly = { amount: 5, order_index: 7, unit_of_measure: 'box', url: '/', object: 'x' };
			const { body } = await call('POST', `/jobs/${job}/line_items`, {
				name: 'Visit',
				...readOnly,
			});
			expect(body).toMatchObject({
				kind: 'labor',
				amount: 0,
				order_index: 0,
				unit_of_measure: null,
			});
		});

		it('need their name in a bulk update, and keep what it leaves out', async () => {
			const job = await newJob({ line_items: [{ name: 'A', unit_price: 500 }] });
			const [{ id }] = await linesOf(job);
			const path = `/jobs/${job}/line_items/bulk_update`;
			expect((await call('PUT', path, { line_items: [{ id, quantity: 2 }] })).status).toBe(422);
			await call('PUT', path, { line_items: [{ id, name: 'B' }] });
			expect(await linesOf(job)).toMatchObject([{ id, name: 'B', unit_price: 500 }]);
		});

		it('of another job are new here', async () => {
			const [{ id }] = await linesOf(
				await newJob({ line_items: [{ name: 'A', unit_price: 500 }] }),
			);
			const job = await newJob();
			await call('PUT', `/jobs/${job}/line_items/bulk_update`, { line_items: [{ id, name: 'A' }] });
			const [line] = await linesOf(job);
			expect(line).toMatchObject({ name: 'A', unit_price: 0 });
			expect(line.id).not.toBe(id);
		});

		it('of an option are replaced as a whole', async () => {
			const [{ id, options }] = sandbox.state.estimates.all();
			const path = `/estimates/${id}/options/${options[0].id}/line_items`;
			await call('PUT', `${path}/bulk_update`, {
				line_items: [{ name: 'A', unit_price: 1 }, { name: 'B' }],
			});
			const { body } = await call<{ line_items: Line[] }>('GET', path);
			const [a] = body.line_items;
			await call('PUT', `${path}/bulk_update`, { line_items: [{ id: a.id, name: 'A' }] });
			const after = await call<{ line_items: Line[] }>('GET', path);
			expect(after.body.line_items).toMatchObject([{ id: a.id, name: 'A', unit_price: 1 }]);
		});
	});

	describe('what was deleted on the live service', () => {
		it('stays in the list of jobs with the time of it', async () => {
			const id = await newJob();
			await call('POST', '/_sandbox/deletions', { resource: 'jobs', id });
			const listed = (await readAll<Job>(sandbox, 'jobs')).find((job) => job.id === id);
			expect(listed?.deleted_at).toEqual(expect.any(String));
			expect((await call('GET', `/jobs/${id}`)).status).toBe(404);
		});

		it('is in the list of jobs from the start', async () => {
			const jobs = await readAll<Job>(sandbox, 'jobs');
			expect(jobs.some((job) => job.deleted_at)).toBe(true);
		});

		it('keeps what belongs to a job out of reach', async () => {
			const { id } = someJob((job) => job.deleted_at !== null);
			const archived = { status: 400, body: { error: { message: 'Archived job' } } };
			expect(await call('GET', `/jobs/${id}/line_items`)).toMatchObject(archived);
			expect(await call('POST', `/jobs/${id}/notes`, { content: 'x' })).toMatchObject(archived);
			const times = { start_time: '2026-03-09T15:00:00Z' };
			expect((await call('PUT', `/jobs/${id}/schedule`, times)).body).toEqual({
				error: { message: "Can't schedule an archived job" },
			});
		});

		it('stays as an estimate and vanishes as a customer or an invoice', async () => {
			const { estimates, invoices } = sandbox.state;
			const gone = {
				estimates: estimates.ids()[0],
				invoices: invoices.ids()[0],
				customers: customer.id,
			};
			for (const [resource, id] of Object.entries(gone)) {
				await call('POST', '/_sandbox/deletions', { resource, id });
			}
			const has = async (plural: keyof typeof gone) =>
				(await readAll(sandbox, plural)).some(({ id }) => id === gone[plural]);
			expect([await has('estimates'), await has('invoices'), await has('customers')]).toEqual([
				...[true, false, false],
			]);
			expect(estimates.get(gone.estimates)?.options[0].status).toBe('deleted');
		});
	});

	describe('lists of the live service', () => {
		it('hold jobs without a schedule, an address or a customer', async () => {
			const jobs = await readAll<Record<string, unknown>>(sandbox, 'jobs');
			for (const name of ['schedule', 'address', 'customer']) {
				expect(jobs.some((job) => job[name] === null)).toBe(true);
			}
			const { id } = someJob((job) => job.without_schedule === true);
			await call('PUT', `/jobs/${id}/schedule`, { start_time: '2026-03-09T15:00:00Z' });
			expect((await call('GET', `/jobs/${id}`)).body).toMatchObject({
				schedule: { scheduled_start: '2026-03-09T15:00:00Z' },
			});
		});

		it('show as unscheduled only what is marked so, not everything without a start', async () => {
			const won = sandbox.state.estimates.find(
				({ work_status: status, schedule }) =>
					status === 'complete unrated' && schedule.scheduled_start === null,
			);
			expect(won?.options[0].approval_status).toBe('approved');
			const found = await readAll(sandbox, 'estimates', 'work_status[]=unscheduled');
			expect(found.length).toBeGreaterThan(0);
			expect(found.map(({ id }) => id)).not.toContain(won?.id);
		});

		it('sort calendar events by their start, which no description says', async () => {
			const { status, body } = await call<{ events: { schedule: { start_time: string } }[] }>(
				...(['GET', '/events?sort_by=start_time&sort_direction=asc&page_size=200'] as const),
			);
			const starts = body.events.map(({ schedule }) => schedule.start_time);
			expect([status, starts]).toEqual([200, [...starts].sort()]);
		});

		it('leave a field out when expand is wrongly encoded', async () => {
			const { status, body } = await call(
				'GET',
				`/customers/${customer.id}?expand[0]=do_not_service`,
			);
			expect(status).toBe(200);
			expect(body).not.toHaveProperty('do_not_service');
		});

		it('tell no times of leads, and neither times nor customer of invoices', async () => {
			const [lead] = await readAll(sandbox, 'leads');
			const [invoice] = await readAll(sandbox, 'invoices');
			const names = Object.keys({ ...lead, ...invoice });
			expect(names).toEqual(
				expect.arrayContaining([
					'lost_at',
					'conversions',
					'number',
					'job_id',
					'sent_at',
					'paid_at',
				]),
			);
			for (const name of ['created_at', 'updated_at']) {
				expect(lead).not.toHaveProperty(name);
				expect(invoice).not.toHaveProperty(name);
			}
			expect(invoice).not.toHaveProperty('customer');
			expect(invoice).toMatchObject({
				invoice_date: expect.any(String),
				refunds: expect.any(Array),
				items: expect.arrayContaining([
					expect.objectContaining({ type: expect.any(String), qty_in_hundredths: 100 }),
				]),
			});
		});
	});

	describe('payments on the live service', () => {
		const paidSince = async (since: string) => {
			const query = `status[]=paid&paid_at_min=${since}&sort_by=paid_at&page_size=200`;
			return (await call<ListOf>('GET', `/invoices?${query}`)).body.invoices.map(({ id }) => id);
		};
		const openInvoice = () =>
			sandbox.state.invoices.find(({ status, amount }) => status === 'open' && amount > 0)?.id;

		it('are found by when they were made', async () => {
			const invoice = openInvoice();
			const before = await paidSince('2026-03-05');
			await call('POST', '/_sandbox/payments', { invoice });
			expect([before, await paidSince('2026-03-05')]).toEqual([[], [invoice]]);
		});

		it('may be entered with a day that is past', async () => {
			const invoice = openInvoice();
			await call('POST', '/_sandbox/payments', { invoice, paidAt: '2026-02-01T12:00:00Z' });
			expect(await paidSince('2026-03-05')).toEqual([]);
			expect(await paidSince('2026-02-01T12:00:00Z')).toContain(invoice);
		});

		it('of nothing leave the time empty', async () => {
			const paid = await readAll<{ amount: number; paid_at: string | null }>(
				...([sandbox, 'invoices', 'status[]=paid'] as const),
			);
			expect(paid.filter(({ amount }) => amount === 0)).toMatchObject([{ paid_at: null }]);
		});
	});

	describe('a customer of the live service', () => {
		it.each(['PUT', 'PATCH', 'DELETE'])('keeps its addresses: %s answers 404', async (method) => {
			const path = `/customers/${customer.id}/addresses/${customer.addresses[0].id}`;
			const body = method === 'DELETE' ? undefined : { street: '9 New St' };
			const { status, headers } = await call(method, path, body);
			expect([status, headers.get('content-type')]).toEqual([404, expect.stringContaining('html')]);
		});

		it('takes addresses in an update and throws them away', async () => {
			const before = structuredClone(customer.addresses);
			const addresses = [{ street: '9 New St' }];
			const { status, body } = await call('PUT', `/customers/${customer.id}`, { addresses });
			expect(status).toBe(200);
			expect(body).toMatchObject({ addresses: before.map(({ id, street }) => ({ id, street })) });
		});

		it('has one text of private notes, and no older one', async () => {
			await call('PUT', `/customers/${customer.id}`, { notes: 'first' });
			const { body } = await call('PUT', `/customers/${customer.id}`, { notes: 'second' });
			expect(body).toMatchObject({ notes: 'second' });
		});
	});
});
