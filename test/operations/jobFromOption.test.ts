import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import type { Estimate, EstimateOption } from '../../sandbox/state/model';
import { byId, runNode } from '../../tools/engine/engine';

const CREATE = { method: 'POST', path: '^/jobs$' };
const LINE_ITEMS = { method: 'PUT', path: '^/jobs/.*/line_items/bulk_update$' };

describe('Estimate Option → Create Job', () => {
	let sandbox: Sandbox;
	let estimate: Estimate;
	let option: EstimateOption;

	beforeEach(async () => {
		sandbox = await startSandbox({ customers: 40, descriptions: 'live' });
		const open = sandbox.state.estimates
			.all()
			.find(({ options }) => options[0].status !== 'created job from estimate');
		if (!open) throw new Error('the sandbox has no open estimate');
		estimate = open;
		[option] = open.options;
		const [first] = option.line_items;
		const plain = { ...first, service_item_id: null, service_item_type: null };
		option.line_items = [
			{ ...first, id: 'rli_1' },
			{ ...plain, id: 'rli_2', kind: 'materials', taxable: false, unit_price: 995, quantity: 2.5 },
			{ ...plain, id: 'rli_3', kind: 'fixed discount', unit_price: 1000, name: '', quantity: 1 },
		];
	});
	afterEach(async () => await sandbox.close());

	const run = async (fields: IDataObject = {}, optionId = option.id) =>
		await runNode({
			parameters: {
				resource: 'estimateOption',
				operation: 'createJob',
				estimate_id: byId(estimate.id),
				option_id: byId(optionId),
				...fields,
			} as never,
			credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
		});
	const jobs = () => sandbox.state.jobs.where('customer_id', estimate.customer_id);
	/** Line items as both the option and the job have them. */
	const shared = (items: EstimateOption['line_items']) =>
		items.map((item) => ({ ...item, id: '', name: item.name || 'Discount' }));

	it('makes a job with customer, address and the line items of the option', async () => {
		const before = jobs().length;
		const [employee] = sandbox.state.employees.all();
		const { items, error } = await run({
			additionalFields: {
				assigned_employee_ids: [employee.id],
				notes: 'Gate code 1234',
				schedule: { scheduled_start: '2030-04-01T09:00:00Z', durationMinutes: 90 },
			},
		});

		expect(error).toBeUndefined();
		expect(jobs()).toHaveLength(before + 1);
		const job = sandbox.state.jobs.get(String(items[0].json.id));
		expect(job).toMatchObject({
			customer_id: estimate.customer_id,
			address_id: estimate.address_id,
			assigned_employee_ids: [employee.id],
			schedule: {
				scheduled_start: '2030-04-01T09:00:00Z',
				scheduled_end: '2030-04-01T10:30:00Z',
			},
		});
		expect(shared(job?.line_items ?? [])).toEqual(shared(option.line_items));
		expect(job?.notes.map(({ content }) => content)).toEqual([
			`Gate code 1234\n\nFrom estimate ${estimate.estimate_number}, ${option.name} (${option.id})`,
		]);
		expect(items[0].json).toMatchObject({ outcome: 'created' });
		expect(items[0].json.total_amount).not.toBe(0);
	});

	it('makes no second job when it is run again', async () => {
		const first = await run();
		const before = jobs().length;
		const second = await run();

		expect(second.error).toBeUndefined();
		expect(jobs()).toHaveLength(before);
		expect(second.items[0].json).toMatchObject({
			id: first.items[0].json.id,
			total_amount: first.items[0].json.total_amount,
			outcome: 'existing',
		});
	});

	it('returns the job that Housecall Pro has copied, as it is', async () => {
		const approval = await runNode({
			parameters: {
				resource: 'estimateOption',
				operation: 'approve',
				option_ids: { record: [{ id: byId(option.id) }] },
			} as never,
			credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
		});
		const copied = String(approval.items[0].json.copied_on_approval_to_job_id);
		const job = sandbox.state.jobs.get(copied);
		if (job) job.line_items = [];
		const before = jobs().length;
		const { items } = await run({ simplify: true });

		expect(items[0].json).toMatchObject({ id: copied, outcome: 'existing' });
		expect(jobs()).toHaveLength(before);
		expect(job?.line_items).toEqual([]);
	});

	it('creates another one on demand', async () => {
		await run();
		const before = jobs().length;
		const { items } = await run({ options: { whenJobExists: 'create' } });

		expect(items[0].json).toMatchObject({ outcome: 'created' });
		expect(jobs()).toHaveLength(before + 1);
	});

	it('makes one for each option', async () => {
		const other = { ...option, id: 'est_other', name: 'Replace', line_items: [] };
		estimate.options.push(other);
		const before = jobs().length;
		await run();
		const { items, error } = await run({}, other.id);

		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ outcome: 'created' });
		expect(jobs()).toHaveLength(before + 2);
	});

	describe('what was made of what', () => {
		const get = async (resource: string, id: string, more: object = {}) => {
			const { items } = await runNode({
				parameters: {
					resource,
					operation: 'get',
					[`${resource}_id`]: byId(id),
					options: { expand: [resource === 'job' ? 'estimate' : 'jobs', 'attachments'] },
					...more,
				} as never,
				credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
			});
			return items[0].json;
		};
		const approve = async () => {
			const { items } = await runNode({
				parameters: {
					resource: 'estimateOption',
					operation: 'approve',
					option_ids: { record: [{ id: byId(option.id) }] },
				} as never,
				credential: { baseUrl: sandbox.url, apiKey: 'sandbox-key' },
			});
			return String(items[0].json.copied_on_approval_to_job_id);
		};
		const create = async () => String((await run()).items[0].json.id);

		it.each([
			['Housecall Pro has copied', approve],
			['the node has made', create],
		])('is read with a job and with an estimate where %s it', async (_, make) => {
			const id = await make();
			const job = await get('job', id);
			const whole = await get('estimate', estimate.id);

			expect(job.estimate).toMatchObject({
				id: estimate.id,
				estimate_number: estimate.estimate_number,
			});
			expect(whole.jobs).toEqual([expect.objectContaining({ id, total_amount: job.total_amount })]);
			const [dollars] = (job.estimate as { options: IDataObject[] }).options;
			const [same] = whole.options as IDataObject[];
			expect(dollars.total_amount).toBe(same.total_amount);
		});

		it('is in simplified records, too', async () => {
			const id = await approve();

			expect(await get('job', id, { simplify: true })).toMatchObject({
				estimate: { id: estimate.id, estimate_number: estimate.estimate_number },
			});
			expect(await get('estimate', estimate.id, { simplify: true })).toMatchObject({
				jobs: [{ id }],
			});
		});

		it('is nothing for a job of no estimate, and for an estimate of which none was made', async () => {
			const other = sandbox.state.jobs
				.all()
				.find((job) => job.original_estimate_uuids.length === 0 && !job.deleted_at);

			expect((await get('job', String(other?.id))).estimate).toBeNull();
			expect((await get('estimate', estimate.id)).jobs).toEqual([]);
		});

		it('leaves deleted jobs out', async () => {
			const job = sandbox.state.jobs.get(await approve());
			if (job) job.deleted_at = '2026-01-01T00:00:00Z';

			expect((await get('estimate', estimate.id)).jobs).toEqual([]);
		});
	});

	describe('after faults', () => {
		it.each([
			['no answer', { dropAfter: true }],
			['half an answer', { truncate: true }],
			['an answer without a body', { empty: true }],
		])('makes one job with its line items: %s to the new job', async (_, fault) => {
			const before = jobs().length;
			sandbox.faults.set({ fail: [{ ...CREATE, ...fault, times: 1 }] });
			const { items, error } = await run();

			expect(error).toBeUndefined();
			expect(jobs()).toHaveLength(before + 1);
			const job = sandbox.state.jobs.get(String(items[0].json.id));
			expect(shared(job?.line_items ?? [])).toEqual(shared(option.line_items));
		});

		it.each([
			['no answer', { dropAfter: true }],
			['half an answer', { truncate: true }],
		])('has each line item once: %s to the line items', async (_, fault) => {
			sandbox.faults.set({ fail: [{ ...LINE_ITEMS, ...fault, times: 1 }] });
			const { items } = await run();
			const again = await run();

			const id = String(items[0]?.json.id ?? again.items[0].json.id);
			const items1 = sandbox.state.jobs.get(id)?.line_items ?? [];
			expect(shared(items1)).toEqual(shared(option.line_items));
		});

		it('says what was made where the line items are refused, and adds them when run again', async () => {
			const before = jobs().length;
			sandbox.faults.set({ fail: [{ ...LINE_ITEMS, status: 422, body: { message: 'no' } }] });
			const first = await run();
			sandbox.faults.set({});
			const second = await run();

			expect(first.error?.message).toContain('the job was made, with the ID job_');
			expect(first.error?.description).toContain('Run again to add the line items');
			expect(jobs()).toHaveLength(before + 1);
			expect(second.items[0].json).toMatchObject({ outcome: 'existing' });
			const job = sandbox.state.jobs.get(String(second.items[0].json.id));
			expect(shared(job?.line_items ?? [])).toEqual(shared(option.line_items));
		});

		it('takes no earlier job for the new one that got no answer', async () => {
			const first = await run();
			const before = jobs().length;
			sandbox.faults.set({ fail: [{ ...CREATE, dropBefore: true }] });
			const another = { options: { whenJobExists: 'create' } };
			const second = await run(another);
			sandbox.faults.set({ fail: [{ ...CREATE, dropAfter: true, times: 1 }] });
			const third = await run(another);

			expect(second.error).toBeDefined();
			expect(third.items[0].json.id).not.toBe(first.items[0].json.id);
			expect(jobs()).toHaveLength(before + 1);
		});

		it('makes nothing where the line items of the option cannot be read', async () => {
			const before = jobs().length;
			sandbox.faults.set({ fail: [{ path: '/options/', status: 500 }] });
			const { error } = await run();

			expect(error).toBeDefined();
			expect(jobs()).toHaveLength(before);
		});
	});

	describe('refuses, before anything is made', () => {
		afterEach(() => {
			const sent = sandbox.state.jobs.all().flatMap(({ notes }) => notes);
			expect(sent.filter(({ content }) => content.includes(option.id))).toEqual([]);
		});

		it('an option of another estimate', async () => {
			const { error } = await run({}, 'est_none');

			expect(error?.message).toContain('"Estimate Option" is none of the estimate: est_none');
		});

		it('an estimate without an address', async () => {
			estimate.address_id = null;
			const { error } = await run();

			expect(error?.message).toContain('"Estimate" has no address, which a job needs');
		});

		it('an option whose copy is gone', async () => {
			option.status = 'created job from estimate';
			const { error } = await run();

			expect(error?.message).toContain('was copied to a job that is not among those');
			expect(error?.description).toContain('Create Another');
		});
	});
});
