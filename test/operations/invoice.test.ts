import {
	byId,
	byIds,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';

isolateRequests();

const INVOICE = byId('invoice_1');
const NOT_FOUND = { status: 404, body: { error: { message: 'Invoice not found' } } };

describe('Invoice', () => {
	describe('Invoice → Create', () => {
		it('sends the job and what was filled in', async () => {
			const sent = reply({ status: 201, body: { id: 'invoice_1', status: 'draft' } });

			const { output, error } = await operate('invoice', 'create', {
				job_id: byId('job_1'),
				additionalFields: {
					amount: 125,
					customer_id: byId('cus_1'),
					due_at: '2026-05-01T00:00:00Z',
					invoice_number: '7-2',
					status: 'draft',
					additionalJson: '{ "memo": "x" }',
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /invoices',
					body: {
						job_id: 'job_1',
						amount: 12500,
						customer_id: 'cus_1',
						due_at: '2026-05-01T00:00:00Z',
						invoice_number: '7-2',
						status: 'draft',
						memo: 'x',
					},
				},
			]);
			expect(output).toEqual([{ id: 'invoice_1', status: 'draft' }]);
		});

		it('refuses an invoice for no job, before any request', async () => {
			const sent = reply();

			const { error } = await operate('invoice', 'create', { job_id: byId('={{ $json.none }}') });

			expect(error?.message).toBe('"Job" is empty [item 0]');
			expect(sent).toEqual([]);
		});

		it('says what to do where invoices come from jobs only', async () => {
			reply(NO_SUCH_ROUTE);

			const { error } = await operate('invoice', 'create', { job_id: byId('job_1') });

			expect(error?.description).toContain('open the job in Housecall Pro and choose Invoice');
		});
	});

	describe('Invoice → Get', () => {
		it('reads the invoice, whatever its status is called', async () => {
			const sent = reply({ body: { id: 'invoice_1', status: 'settled' } });

			const { output } = await operate('invoice', 'get', { invoice_id: INVOICE });

			expect(sent).toEqual([{ call: 'GET /invoices/invoice_1' }]);
			expect(output).toEqual([{ id: 'invoice_1', status: 'settled' }]);
		});

		it('reads it where the service has it, and asks the missing route once only', async () => {
			const sent = reply(
				NO_SUCH_ROUTE,
				{ body: { id: 'invoice_1' } },
				{ body: { id: 'invoice_2' } },
			);

			await operate('invoice', 'get', { invoice_id: INVOICE });
			const { output } = await operate('invoice', 'get', { invoice_id: byId('invoice_2') });

			expect(sent).toEqual([
				{ call: 'GET /invoices/invoice_1' },
				{ call: 'GET /api/invoices/invoice_1' },
				{ call: 'GET /api/invoices/invoice_2' },
			]);
			expect(output).toEqual([{ id: 'invoice_2' }]);
		});

		it('takes a missing invoice for an answer, and looks nowhere else', async () => {
			const sent = reply(NOT_FOUND);

			const { error } = await operate('invoice', 'get', { invoice_id: INVOICE });

			expect(error?.message).toContain('Invoice not found');
			expect(sent).toHaveLength(1);
		});
	});

	describe('Invoice → Get Many', () => {
		it('sends filters and order as the service reads them', async () => {
			const sent = reply({ body: { total_pages: 1, invoices: [{ id: 'invoice_1' }] } });

			const { output } = await operate('invoice', 'getAll', {
				filters: {
					amount_due_min: 0,
					amount_due_max: 500,
					created_at_min: '2026-04-01T00:00:00Z',
					customer_uuid: byIds('cus_1', 'cus_2'),
					due_at_max: '2026-04-30T00:00:00Z',
					location_ids: ['loc_1'],
					paid_at_min: '2026-04-02T00:00:00Z',
					payment_method: ['ach', 'credit_card'],
					status: ['open', 'pending_payment'],
				},
				sort: { order: { sort_by: 'due_amount', sort_direction: 'desc' } },
			});

			expect(sent).toHaveLength(1);
			const [path, query] = sent[0].call.split('?');
			expect(path).toBe('GET /invoices');
			expect(query.split('&').sort()).toEqual([
				'amount_due_max=50000',
				'amount_due_min=0',
				'created_at_min=2026-04-01T00:00:00Z',
				'customer_uuid[]=cus_1',
				'customer_uuid[]=cus_2',
				'due_at_max=2026-04-30T00:00:00Z',
				'location_ids[]=loc_1',
				'page=1',
				'page_size=50',
				'paid_at_min=2026-04-02T00:00:00Z',
				'payment_method[]=ach',
				'payment_method[]=credit_card',
				'sort_by=due_amount',
				'sort_direction=desc',
				'status[]=open',
				'status[]=pending_payment',
			]);
			expect(output).toEqual([{ id: 'invoice_1' }]);
		});
	});

	describe('Payment → Get Many', () => {
		it('lists the payments of one invoice, up to the limit', async () => {
			const payments = [
				{ id: 'pay_1', invoice_id: 'invoice_1', payment_method: 'barter' },
				{ id: 'pay_2', invoice_id: 'invoice_1' },
			];
			const sent = reply({ body: { payments } });

			const { output } = await operate('payment', 'getAll', { invoice_id: INVOICE, limit: 1 });

			expect(sent).toEqual([{ call: 'GET /invoices/invoice_1/payments' }]);
			expect(output).toEqual([payments[0]]);
		});

		it('finds payments and refunds in the invoice where the service keeps them there', async () => {
			const paid = { id: 'pay_1', amount: 500, paid_at: '2026-04-01T15:00:00Z' };
			const refunded = { id: 'ref_1', amount: 200, refunded_at: '2026-04-02T15:00:00Z' };
			const sent = reply(NO_SUCH_ROUTE, {
				body: { id: 'invoice_1', payments: [paid], refunds: [refunded] },
			});

			const { output } = await operate('payment', 'getAll', { invoice_id: INVOICE });

			expect(sent.map(({ call }) => call)).toEqual([
				'GET /invoices/invoice_1/payments',
				'GET /api/invoices/invoice_1',
			]);
			const shared = { invoice_id: 'invoice_1' };
			expect(output).toEqual([
				{ ...paid, ...shared, amount: 5, type: 'payment', processed_at: '2026-04-01T15:00:00Z' },
				{ ...refunded, ...shared, amount: 2, type: 'refund', processed_at: '2026-04-02T15:00:00Z' },
			]);
		});

		it('lists nothing for an invoice without payments, and fails for one that is not there', async () => {
			reply(NO_SUCH_ROUTE, { body: { id: 'invoice_1' } }, NOT_FOUND);

			const without = await operate('payment', 'getAll', { invoice_id: INVOICE });
			const missing = await operate('payment', 'getAll', { invoice_id: byId('invoice_9') });

			expect(without.output).toEqual([]);
			expect(without.error).toBeUndefined();
			expect(missing.error?.message).toContain('Invoice not found');
		});

		it('refuses an empty ID, before any request', async () => {
			const sent = reply();

			const { error } = await operate('payment', 'getAll', {
				invoice_id: byId('={{ $json.none }}'),
			});

			expect(error?.message).toBe('"Invoice" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Invoice → Get Preview', () => {
		const html = '<!DOCTYPE html><h1>Invoice 7 – 12,50 €</h1>';

		it('gives the page as text and as a file', async () => {
			const sent = reply({ body: html });

			const { items, error } = await operate('invoice', 'getPreview', {
				invoice_id: INVOICE,
				binaryPropertyName: 'page',
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'GET /api/invoices/invoice_1/preview' }]);
			expect(items).toHaveLength(1);
			expect(items[0].json).toEqual({ invoice_id: 'invoice_1', html });
			expect(items[0].pairedItem).toEqual({ item: 0 });
			expect(items[0].binary).toMatchObject({
				page: {
					data: Buffer.from(html).toString('base64'),
					fileName: 'invoice-invoice_1.html',
					mimeType: 'text/html',
				},
			});
		});

		it('knows an invoice that does not exist from a page', async () => {
			reply(NOT_FOUND);

			const { error } = await operate('invoice', 'getPreview', { invoice_id: INVOICE });

			expect(error?.message).toContain('Invoice not found');
		});
	});

	describe('Invoice → Include', () => {
		const JOB = {
			id: 'job_1',
			total_amount: 31400,
			customer: { id: 'cus_1', first_name: 'Jett', last_name: 'O’Keefe', mobile_number: '5550100' },
			assigned_employees: [{ id: 'pro_1', first_name: 'Dana', last_name: 'Fox' }],
		};
		const INVOICE = { id: 'invoice_1', job_id: 'job_1', amount: 31400, payments: [] };

		it('adds customer, employees and job, which an invoice does not name', async () => {
			const sent = reply({ body: INVOICE }, { body: JOB });

			const { output } = await operate('invoice', 'get', {
				invoice_id: byId('invoice_1'),
				options: { related: ['customer', 'assigned_employees', 'job'], moneyIn: 'cents' },
			});

			expect(sent[1].call).toBe('GET /jobs/job_1');
			expect(output).toEqual([
				{
					...INVOICE,
					customer: JOB.customer,
					assigned_employees: JOB.assigned_employees,
					job: JOB,
				},
			]);
		});

		it('reads a job of several invoices once, and none that is deleted again', async () => {
			const invoices = [
				INVOICE,
				{ ...INVOICE, id: 'invoice_2' },
				{ ...INVOICE, id: 'invoice_3', job_id: 'job_gone' },
			];
			const sent = reply(
				{ body: { invoices, total_pages: 1 } },
				{ body: JOB },
				{ status: 404, body: { error: 'Job not found' } },
			);

			const { output, error } = await operate('invoice', 'getAll', {
				simplify: true,
				options: { related: ['customer', 'assigned_employees'] },
			});

			expect(error).toBeUndefined();
			expect(sent).toHaveLength(3);
			expect(output.map(({ customer_name }) => customer_name)).toEqual([
				'Jett O’Keefe',
				'Jett O’Keefe',
				undefined,
			]);
			expect(output[0]).toMatchObject({
				customer_id: 'cus_1',
				customer_phone: '5550100',
				assigned_employees: ['Dana Fox'],
			});
		});

		it('reads pages in place of many single jobs', async () => {
			const ids = Array.from({ length: 25 }, (_, index) => `job_${index}`);
			const invoices = ids.map((job_id) => ({ id: `invoice_of_${job_id}`, job_id }));
			const jobs = ids.map((id) => ({ ...JOB, id }));
			const sent = reply(
				{ body: { invoices, total_pages: 1 } },
				{ body: { jobs: jobs.slice(0, 24), total_pages: 1 } },
				{ body: jobs[24] },
			);

			const { output } = await operate('invoice', 'getAll', { options: { related: ['customer'] } });

			expect(sent.map(({ call }) => call.split('?')[0])).toEqual([
				'GET /invoices',
				'GET /jobs',
				'GET /jobs/job_24',
			]);
			expect(output.every(({ customer }) => customer !== null)).toBe(true);
		});
	});
});
