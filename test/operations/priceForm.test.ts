import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

const PATH = '/api/price_book/price_forms';
const FORM = {
	id: 'pbpf_1',
	name: 'Deep clean',
	description: 'Whole house',
	duration_in_minutes: 180,
	taxable: true,
	olb_enabled: true,
	bookable_as: 'jobs',
	order_index: 3,
	fields: {
		data: [
			{
				id: 'pbpff_1',
				name: 'Package',
				kind: 'single_select',
				price: 0,
				options: { data: [{ id: 'pbpffo_1', name: 'Premium', price: 3000 }] },
			},
		],
	},
};

/** As it is read: in dollars. */
const READ_FORM = JSON.parse(JSON.stringify(FORM).replace('3000', '30')) as typeof FORM;

describe('Price Form', () => {
	describe('Price Form → Create', () => {
		it('sends fields, options and prices per zone, and no number that was not filled in', async () => {
			const sent = reply({ body: FORM });

			const { output, error } = await operate('priceForm', 'create', {
				name: 'Deep clean',
				additionalFields: {
					assigned: {
						pros: { employee: [{ uuid: 'pro_1', full_name: 'Ana Lee' }, { uuid: 'pro_2' }] },
						tags: ['kitchen'],
					},
					automatically_add_to_new_job: false,
					bookable_as: 'jobs',
					default_service_zone_id: 'zone_1',
					description: 'Whole house',
					duration_in_minutes: 180,
					dynamic_duration_enabled: true,
					fields_attributes: {
						entry: [
							{
								name: 'Package',
								kind: 'single_select',
								details: { order_index: 0 },
								options_attributes: {
									entry: [
										{ name: 'Standard' },
										{ name: 'Premium', details: { price: 30, duration_in_minutes: 15 } },
									],
								},
								service_area_fields_attributes: {
									entry: [
										{
											service_zone_id: 'zone_1',
											price: 5,
											service_area_field_options_attributes: { entry: [{ price: 35 }] },
										},
									],
								},
							},
							{
								name: 'Square feet',
								kind: 'numerical_range',
								options_attributes: {
									entry: [{ name: 'Small', details: { lower_bound: 0, upper_bound: 1000 } }],
								},
							},
							{ name: 'Rooms', kind: 'quantity_select', details: { price: 50 } },
						],
					},
					olb_enabled: true,
					question_1: 'Pets?',
					question_2: 'Parking?',
					service_area_pricing_enabled: true,
					taxable: true,
					additionalJson: '{ "template_type": "custom" }',
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: `POST ${PATH}`,
					body: {
						name: 'Deep clean',
						assigned: {
							pros: [{ uuid: 'pro_1', full_name: 'Ana Lee' }, { uuid: 'pro_2' }],
							tags: ['kitchen'],
						},
						automatically_add_to_new_job: false,
						bookable_as: 'jobs',
						default_service_zone_id: 'zone_1',
						description: 'Whole house',
						duration_in_minutes: 180,
						dynamic_duration_enabled: true,
						fields_attributes: [
							{
								name: 'Package',
								kind: 'single_select',
								order_index: 0,
								options_attributes: [
									{ name: 'Standard' },
									{ name: 'Premium', price: 3000, duration_in_minutes: 15 },
								],
								service_area_fields_attributes: [
									{
										service_zone_id: 'zone_1',
										price: 500,
										service_area_field_options_attributes: [{ price: 3500 }],
									},
								],
							},
							{
								name: 'Square feet',
								kind: 'numerical_range',
								options_attributes: [{ name: 'Small', lower_bound: 0, upper_bound: 1000 }],
							},
							{ name: 'Rooms', kind: 'quantity_select', price: 5000 },
						],
						olb_enabled: true,
						question_1: 'Pets?',
						question_2: 'Parking?',
						service_area_pricing_enabled: true,
						taxable: true,
						template_type: 'custom',
					},
				},
			]);
			expect(output).toEqual([READ_FORM]);
		});

		it('needs a name only', async () => {
			const sent = reply({ body: FORM });

			await operate('priceForm', 'create', { name: 'Deep clean' });

			expect(sent).toEqual([{ call: `POST ${PATH}`, body: { name: 'Deep clean' } }]);
		});
	});

	describe('Price Form → Update', () => {
		it('changes, adds and removes fields of the form', async () => {
			const sent = reply({ body: FORM });

			const { output, error } = await operate('priceForm', 'update', {
				price_form_id: 'pbpf_1',
				updateFields: {
					name: 'Deeper clean',
					fields_attributes: {
						entry: [
							{ id: 'pbpff_1', details: { price: 1 } },
							{
								name: 'Extras',
								kind: 'multiple_select',
								options_attributes: { entry: [{ name: 'Oven', _destroy: true }] },
							},
							{ id: 'pbpff_2', _destroy: true },
						],
					},
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: `PUT ${PATH}/pbpf_1`,
					body: {
						name: 'Deeper clean',
						fields_attributes: [
							{ id: 'pbpff_1', price: 100, _destroy: false },
							{
								name: 'Extras',
								kind: 'multiple_select',
								options_attributes: [{ name: 'Oven', _destroy: true }],
								_destroy: false,
							},
							{ id: 'pbpff_2', _destroy: true },
						],
					},
				},
			]);
			expect(output).toEqual([READ_FORM]);
		});

		it('takes the image off', async () => {
			const sent = reply({ body: FORM });

			const { error } = await operate('priceForm', 'update', {
				price_form_id: 'pbpf_1',
				updateFields: { removeImage: true, question_2: '' },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: `PUT ${PATH}/pbpf_1`, body: { image: null, question_2: '' } }]);
		});

		it.each([
			[{ price_form_id: 'pbpf_1' }, '"Update Fields" holds nothing to change [item 0]'],
			[
				{ price_form_id: 'pbpf_1', updateFields: { removeImage: false } },
				'"Update Fields" holds nothing to change [item 0]',
			],
			[{ price_form_id: EMPTY, updateFields: { taxable: true } }, '"Price Form" is empty [item 0]'],
		])('refuses an update of nothing, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('priceForm', 'update', fields);

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});

	describe('Price Form → Get', () => {
		it('returns the form whole', async () => {
			const sent = reply({ body: FORM });

			const { output, error } = await operate('priceForm', 'get', { price_form_id: 'pbpf_1' });

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: `GET ${PATH}/pbpf_1` }]);
			expect(output).toEqual([READ_FORM]);
		});

		it('can return it simplified', async () => {
			reply({ body: FORM });

			const { output } = await operate('priceForm', 'get', {
				price_form_id: 'pbpf_1',
				simplify: true,
			});

			expect(output).toEqual([
				{
					id: 'pbpf_1',
					name: 'Deep clean',
					description: 'Whole house',
					duration_in_minutes: 180,
					taxable: true,
					olb_enabled: true,
					bookable_as: 'jobs',
					fields: [
						{
							name: 'Package',
							kind: 'single_select',
							price: 0,
							options: [{ name: 'Premium', price: 30 }],
						},
					],
				},
			]);
		});
	});

	describe('Price Form → Get Many', () => {
		it('emits one item per form', async () => {
			const body = { object: 'list', page: 1, total_pages_count: 1, total_count: 1, data: [FORM] };
			const sent = reply({ body });

			const { output, error } = await operate('priceForm', 'getAll');

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: `GET ${PATH}?page=1&page_size=50` }]);
			expect(output).toEqual([READ_FORM]);
		});
	});

	describe('Price Form → Delete', () => {
		it('says which form is gone', async () => {
			const sent = reply({ status: 204 });

			const { output, error } = await operate('priceForm', 'delete', { price_form_id: 'pbpf_1' });

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: `DELETE ${PATH}/pbpf_1` }]);
			expect(output).toEqual([{ deleted: true, id: 'pbpf_1' }]);
		});
	});
});
