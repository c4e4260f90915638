import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';
import type { Sent } from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

describe('Job', () => {
	describe('Job → Create', () => {
		it('sends dates, lists and groups by their names on the wire', async () => {
			const sent = reply({ status: 201, body: { id: 'job_1', work_status: 'scheduled' } });

			const { output, error } = await operate(
				'job',
				'create',
				{
					customer_id: byId('cus_1'),
					address_id: byId('adr_1'),
					additionalFields: {
						assigned_employee_ids: ['pro_1', 'pro_2'],
						description: 'Fix the tap',
						invoice_number: '1042',
						job_fields: { job_type_id: 'jbt_1' },
						lead_source: 'Yelp',
						line_items: {
							item: [
								{
									name: 'Tap',
									description: 'Brass',
									quantity: 1.5,
									unit_price: 125,
									unit_cost: 40,
								},
								{ name: 'Travel' },
							],
						},
						notes: 'Gate code 12',
						schedule: {
							scheduled_start: '2026-04-01T09:00:00',
							scheduled_end: '2026-04-01T11:00:00.000-07:00',
							arrival_window: 60,
							anytime: false,
							anytime_start_date: '2026-04-01T00:00:00',
						},
						tags: 'vip, north',
						additionalJson: { lead_source: 'Google', extra: 1 },
					},
				},
				{ timezone: 'America/New_York' },
			);

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'POST /jobs',
					body: {
						customer_id: 'cus_1',
						address_id: 'adr_1',
						assigned_employee_ids: ['pro_1', 'pro_2'],
						description: 'Fix the tap',
						invoice_number: '1042',
						job_fields: { job_type_id: 'jbt_1' },
						lead_source: 'Google',
						line_items: [
							{
								name: 'Tap',
								description: 'Brass',
								quantity: 1.5,
								unit_price: 12500,
								unit_cost: 4000,
							},
							{ name: 'Travel', quantity: 1, unit_price: 0, unit_cost: 0 },
						],
						notes: 'Gate code 12',
						schedule: {
							scheduled_start: '2026-04-01T13:00:00Z',
							scheduled_end: '2026-04-01T18:00:00Z',
							arrival_window: 60,
							anytime: false,
							anytime_start_date: '2026-04-01',
						},
						tags: ['vip', 'north'],
						extra: 1,
					},
				},
			]);
			expect(output).toEqual([{ id: 'job_1', work_status: 'scheduled' }]);
		});

		it('leaves out groups that were added but not filled', async () => {
			const sent = reply({ status: 201, body: { id: 'job_1' } });

			await operate('job', 'create', {
				customer_id: byId('cus_1'),
				address_id: byId('adr_1'),
				additionalFields: { schedule: {}, line_items: {}, job_fields: {} },
			});

			expect(sent).toEqual([
				{ call: 'POST /jobs', body: { customer_id: 'cus_1', address_id: 'adr_1' } },
			]);
		});

		it.each([
			[{ customer_id: byId(EMPTY), address_id: byId('adr_1') }, '"Customer" is empty [item 0]'],
			[
				{ customer_id: byId('cus_1'), address_id: byId(EMPTY) },
				'"Customer’s Address" is empty [item 0]',
			],
			[
				{
					customer_id: byId('cus_1'),
					address_id: byId('adr_1'),
					additionalFields: { schedule: { scheduled_start: 'tomorrow' } },
				},
				'"Scheduled Start" is not a date: tomorrow [item 0]',
			],
		])('refuses what cannot be sent, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('job', 'create', fields);

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});

	describe('Job → Create, with an invoice number', () => {
		const create = async (invoice_number: string) =>
			await operate('job', 'create', {
				customer_id: byId('cus_1'),
				address_id: byId('adr_1'),
				additionalFields: { invoice_number },
			});
		const numbers = (sent: Sent[]) => sent.map(({ body }) => body?.invoice_number);
		const refusal = (text: string) => ({
			status: 422,
			body: { errors: { invoice_number: [text] } },
		});

		it('sends text, also where an expression gives a number', async () => {
			const sent = reply({ status: 201 });

			await create('={{ 1042 }}');

			expect(numbers(sent)).toEqual(['1042']);
		});

		it('sends a number where the service refuses text', async () => {
			const sent = reply(refusal('must be a number'), { status: 201, body: { id: 'job_1' } });

			const { output } = await create('1042');

			expect(numbers(sent)).toEqual(['1042', 1042]);
			expect(output).toEqual([{ id: 'job_1' }]);
		});

		it.each([
			['0042', 'must be a number'],
			['1042', 'has already been taken'],
		])('asks once with %s, which %s', async (number, text) => {
			const sent = reply(refusal(text));

			const { error } = await create(number);

			expect(error?.message).toContain(`"Invoice Number" ${text}`);
			expect(numbers(sent)).toEqual([number]);
		});
	});

	describe('Job → Get', () => {
		it('asks for more only when told, and hands on states that it does not know', async () => {
			const job = {
				id: 'job_1',
				work_status: 'a new state',
				notes: [{ id: 'nte_1', content: 'x' }],
			};
			const sent = reply({ body: job });

			const { output } = await operate('job', 'get', {
				job_id: JOB,
				options: { expand: ['appointments', 'attachments'] },
			});

			expect(sent).toEqual([
				{ call: 'GET /jobs/job_1?expand[]=appointments&expand[]=attachments' },
			]);
			expect(output).toEqual([job]);
		});

		it('knows the job by the address of its page in Housecall Pro', async () => {
			const sent = reply({ body: { id: 'job_1' } });

			await operate('job', 'get', {
				job_id: {
					__rl: true,
					mode: 'url',
					value: 'https://pro.housecallpro.com/app/jobs/job_0a1b?tab=notes',
				},
			});

			expect(sent).toEqual([{ call: 'GET /jobs/job_0a1b' }]);
		});
	});

	describe('Job → Get Many', () => {
		it('sends filters, order and expansions as the service reads them', async () => {
			const sent = reply({
				body: { page: 1, page_size: 50, total_pages: 1, total_items: 1, jobs: [{ id: 'job_1' }] },
			});

			const { output } = await operate(
				'job',
				'getAll',
				{
					filters: {
						customer_id: byId('cus_1'),
						employee_ids: ['pro_1', 'pro_2'],
						location_ids: 'loc_1, loc_2',
						scheduled_start_min: '2026-04-01T00:00:00',
						scheduled_start_max: '2026-04-02T00:00:00Z',
						scheduled_end_min: '2026-04-01',
						work_status: ['in_progress', 'unscheduled'],
					},
					options: { expand: ['appointments'] },
					sort: { order: { sort_by: 'invoice_number', sort_direction: 'asc' } },
				},
				{ timezone: 'America/Los_Angeles' },
			);

			const query = [
				'customer_id=cus_1',
				'employee_ids[]=pro_1&employee_ids[]=pro_2',
				'expand[]=appointments',
				'location_ids[]=loc_1&location_ids[]=loc_2',
				'page=1&page_size=50',
				'scheduled_end_min=2026-04-01T07:00:00Z',
				'scheduled_start_max=2026-04-02T00:00:00Z',
				'scheduled_start_min=2026-04-01T07:00:00Z',
				'sort_by=invoice_number&sort_direction=asc',
				'work_status[]=in_progress&work_status[]=unscheduled',
			];
			expect(sent).toHaveLength(1);
			const [path, sentQuery] = sent[0].call.split('?');
			expect(path).toBe('GET /jobs');
			expect(sentQuery.split('&').sort()).toEqual(query.join('&').split('&').sort());
			expect(output).toEqual([{ id: 'job_1' }]);
		});

		it.each([EMPTY, '={{ " " }}'])(
			'refuses an empty customer, which the service would take for any (%s)',
			async (id) => {
				const sent = reply();

				const { error } = await operate('job', 'getAll', { filters: { customer_id: byId(id) } });

				expect(error?.message).toBe('"Customer" is empty [item 0]');
				expect(sent).toEqual([]);
			},
		);
	});

	describe('Job → Update', () => {
		it('sends only what is to change, and can clear a field', async () => {
			const sent = reply({ body: { id: 'job_1', notes: '' } });

			const { output } = await operate('job', 'update', {
				job_id: JOB,
				updateFields: {
					notes: '',
					tags: [],
					work_status: 'completed_unrated',
					work_timestamps: { completed_at: '2026-04-01T09:00:00Z' },
				},
			});

			expect(sent).toEqual([
				{
					call: 'PUT /jobs/job_1',
					body: {
						notes: '',
						tags: [],
						work_status: 'completed_unrated',
						work_timestamps: { completed_at: '2026-04-01T09:00:00Z' },
					},
				},
			]);
			expect(output).toEqual([{ id: 'job_1', notes: '' }]);
		});

		it('refuses an update that holds no more than an empty group', async () => {
			const sent = reply();

			const { error } = await operate('job', 'update', {
				job_id: JOB,
				updateFields: { line_items: {}, schedule: {} },
			});

			expect(error?.message).toBe('"Update Fields" holds nothing to change [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Job → Update, where the service changes each part on its own', () => {
		it.each([
			[
				{ notes: 'x', work_status: 'complete' },
				'"Work Status" cannot be changed through Housecall Pro’s API [item 0]',
			],
			[
				{ schedule: { arrival_window: 30 } },
				'"Scheduled Start" is empty, but is needed to change the schedule [item 0]',
			],
			[
				{ schedule: { anytime: true, scheduled_start: '2026-04-01' } },
				'"Anytime" cannot be changed for a job that exists [item 0]',
			],
			[
				{ notes: '' },
				'"Notes" cannot be cleared through Housecall Pro’s API, only added to [item 0]',
			],
		])(
			'refuses what cannot be changed, before it changes anything',
			async (updateFields, message) => {
				const sent = reply(NO_SUCH_ROUTE);

				const { error } = await operate('job', 'update', { job_id: JOB, updateFields });

				expect(error?.message).toBe(message);
				expect(sent.map(({ call }) => call)).toEqual(['PUT /jobs/job_1']);
			},
		);

		it.each([
			[{ status: 500 }, '– perhaps changed: "Notes"', 'The job could not be read just now.'],
			[{ status: 201 }, '– changed before: "Notes"', 'only the job could not be read afterwards'],
		])(
			'says what it knows when the job cannot be read any more (%j)',
			async (note, report, advice) => {
				reply(NO_SUCH_ROUTE, { body: { id: 'job_1' } }, note, { status: 403 });

				const { error } = await operate('job', 'update', {
					job_id: JOB,
					updateFields: { notes: 'x' },
				});

				expect(error?.message).toContain(report);
				expect(error?.description).toContain(advice);
			},
		);
	});

	describe('Job → Delete', () => {
		it('says which job is gone', async () => {
			const sent = reply({ status: 204 });

			const { output } = await operate('job', 'delete', { job_id: JOB });

			expect(sent).toEqual([{ call: 'DELETE /jobs/job_1' }]);
			expect(output).toEqual([{ deleted: true, id: 'job_1' }]);
		});

		it('says what to do where the service cannot delete', async () => {
			reply(NO_SUCH_ROUTE);

			const { error } = await operate('job', 'delete', { job_id: JOB });

			expect(error?.message).toBe('Housecall Pro’s API does not offer this operation [item 0]');
			expect(error?.description).toContain('open the job in Housecall Pro');
		});
	});
});
