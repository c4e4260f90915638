import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');

/** Line items as the live service returns them. */
const material = {
	object: 'line_item',
	id: 'rli_1',
	name: 'Copper pipe',
	description: null,
	unit_price: 1250,
	unit_cost: 400,
	unit_of_measure: null,
	quantity: 2,
	kind: 'materials',
	taxable: true,
	amount: 2500,
	order_index: 0,
	service_item_id: 'pbmat_1',
	service_item_type: 'Pricebook::Material',
	url: '/jobs/job_1/line_items/rli_1',
};
const service = {
	...material,
	id: 'rli_2',
	name: 'Flush',
	unit_of_measure: 'each',
	kind: 'labor',
	service_item_id: 'olit_1',
	service_item_type: 'OrganizationalLineItemTemplate',
};
const discount = {
	...material,
	id: 'rli_3',
	name: '',
	unit_price: 1000,
	amount: 1000,
	kind: 'percent discount',
	service_item_id: null,
	service_item_type: null,
};
const asRead = [material, service, discount];

const writtenMaterial = {
	name: 'Copper pipe',
	unit_price: 1250,
	unit_cost: 400,
	quantity: 2,
	kind: 'materials',
	taxable: true,
	service_item_id: 'pbmat_1',
	service_item_type: 'pricebook_material',
};
const asWritten = [
	writtenMaterial,
	{
		...writtenMaterial,
		name: 'Flush',
		kind: 'labor',
		service_item_id: 'olit_1',
		service_item_type: 'organizational',
	},
	{
		name: '',
		unit_price: 1000,
		unit_cost: 400,
		quantity: 2,
		kind: 'percent discount',
		taxable: true,
	},
];
const withIds = asWritten.map((item, index) => ({ id: `rli_${index + 1}`, ...item }));

/** The records here are the service’s own. */
const options = { moneyIn: 'cents' };

const additionalFields = { additionalJson: { line_items: asRead } };

describe('Line items', () => {
	describe('line items as they were read', () => {
		it('make new ones when given to Job → Create', async () => {
			const sent = reply({ status: 201, body: { id: 'job_2' } });

			await operate('job', 'create', {
				customer_id: byId('cus_1'),
				addressChoice: 'existing',
				address_id: byId('adr_1'),
				additionalFields,
				options,
			});

			expect(sent[0].body?.line_items).toEqual(asWritten);
		});

		it('make new ones when given to Lead → Create', async () => {
			const sent = reply({ status: 201, body: { id: 'lea_1' } });

			await operate('lead', 'create', { customer_id: byId('cus_1'), additionalFields, options });

			expect(sent[0].body?.line_items).toEqual(asWritten);
		});

		it('make new ones when given to Estimate → Create, in each option', async () => {
			const sent = reply({ status: 201, body: { id: 'csr_1' } });

			await operate('estimate', 'create', {
				customer_id: byId('cus_1'),
				additionalFields: { additionalJson: { options: [{ name: 'A', line_items: asRead }] } },
				options,
			});

			expect(sent[0].body?.options).toEqual([{ name: 'A', line_items: asWritten }]);
		});

		it('make new ones when given to Estimate Option → Create', async () => {
			const sent = reply({ status: 201, body: { id: 'est_2' } });

			await operate('estimateOption', 'create', {
				estimate_id: byId('csr_1'),
				name: 'B',
				additionalFields,
				options,
			});

			expect(sent[0].body?.line_items).toEqual(asWritten);
		});

		it('make a new one each when given to Line Item → Create', async () => {
			const sent = reply({ status: 201, body: { id: 'rli_9' } });

			await operate('lineItem', 'create', {
				job_id: JOB,
				name: 'Copper pipe',
				additionalFields: { additionalJson: material },
				options,
			});

			expect(sent[0].body).toEqual(writtenMaterial);
		});

		it.each(['cents', 'dollars'])(
			'stay what they are when given to Line Item → Update Many, in %s',
			async (moneyIn) => {
				const options = { moneyIn };
				const known = { body: { data: asRead } };
				const sent = reply(known, known, known);
				const { output } = await operate('lineItem', 'getAll', {
					job_id: JOB,
					returnAll: true,
					options,
				});

				const { error } = await operate(
					'lineItem',
					'updateMany',
					{
						job_id: JOB,
						append_line_items: 'false',
						listInput: 'json',
						listJson: '={{ $json.items }}',
						options,
					},
					{ items: [{ items: output }] },
				);

				expect(error).toBeUndefined();
				expect(sent[2].body).toEqual({ append_line_items: false, line_items: withIds });
			},
		);

		it('stay what they are when given to Estimate Option → Update Line Items', async () => {
			const sent = reply(
				{ body: { data: asRead, total_pages: 1 } },
				{ body: { line_items: asRead } },
			);

			await operate('estimateOption', 'updateLineItems', {
				estimate_id: byId('csr_1'),
				option_id: byId('est_1'),
				listInput: 'json',
				listJson: JSON.stringify(asRead),
				options,
			});

			expect(sent[1].body).toEqual({ line_items: withIds });
		});

		it('stay what they are when given to Job → Update, as a whole and in parts', async () => {
			const fields = { job_id: JOB, updateFields: additionalFields, options };
			const job = { body: { id: 'job_1' } };
			const sent = reply(NO_SUCH_ROUTE, job, { body: { data: asRead } }, {}, job);

			await operate('job', 'update', fields);

			expect(sent.map(({ call }) => call)).toEqual([
				'PUT /jobs/job_1',
				'GET /jobs/job_1',
				'GET /jobs/job_1/line_items',
				'PUT /jobs/job_1/line_items/bulk_update',
				'GET /jobs/job_1',
			]);
			expect(sent[0].body).toEqual({ line_items: withIds });
			expect(sent[3].body).toEqual({ line_items: withIds, append_line_items: false });
		});
	});

	describe('the ID of another record’s line item', () => {
		it.each([
			['lineItem', 'updateMany', { job_id: JOB, append_line_items: 'false' }],
			[
				'estimateOption',
				'updateLineItems',
				{ estimate_id: byId('csr_1'), option_id: byId('est_1') },
			],
		])('is refused by %s %s, which changes nothing', async (resource, operation, fields) => {
			const sent = reply({ body: { data: [{ id: 'rli_1' }], total_pages: 1 } });

			const { error } = await operate(resource, operation, {
				...fields,
				listInput: 'json',
				listJson: '[{ "id": "rli_1", "name": "Tap" }, { "id": "rli_7", "name": "Pipe" }]',
			});

			expect(error?.message).toBe(
				'"Line Item" in entry 2 of "Line Items" is not one of this record: rli_7 [item 0]',
			);
			expect(sent.map(({ call }) => call.split(' ')[0])).toEqual(['GET']);
		});

		it('is no reason to read anything where all line items are new', async () => {
			const sent = reply({ body: { data: [] } });

			await operate('lineItem', 'updateMany', {
				job_id: JOB,
				append_line_items: 'true',
				line_items: { item: [{ name: 'Tap' }] },
			});

			expect(sent.map(({ call }) => call)).toEqual(['PUT /jobs/job_1/line_items/bulk_update']);
		});
	});
});
