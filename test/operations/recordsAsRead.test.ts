import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';

isolateRequests();

/** The body that an operation sends when Additional JSON is a record as it was read. */
async function sentFor(resource: string, operation: string, fields: object) {
	const sent = reply({ body: { id: 'x' } });
	const { error } = await operate(resource, operation, { ...fields });
	expect(error).toBeUndefined();
	return sent[0].body;
}

describe('a record as it was read, written back by Additional JSON', () => {
	it('is sent by Material → Update without what only reads have', async () => {
		const additionalJson = {
			object: 'material',
			uuid: 'pbmat_1',
			material_category_uuid: 'pbmcat_1',
			material_category_name: 'Pipes',
			name: 'Pipe',
			description: null,
			image: null,
			price: 12.5,
			cost: 4,
			taxable: false,
		};

		const body = await sentFor('material', 'update', {
			material_uuid: 'pbmat_1',
			updateFields: { additionalJson },
		});

		expect(body).toEqual({
			material_category_uuid: 'pbmcat_1',
			name: 'Pipe',
			price: 1250,
			cost: 400,
			taxable: false,
		});
	});

	it('is sent by Appointment → Update without what only reads have', async () => {
		const times = { start_time: '2026-04-01T16:00:00Z', end_time: '2026-04-01T18:00:00Z' };
		const additionalJson = {
			...times,
			id: 'appt_1',
			anytime: false,
			start_date: '2026-04-01',
			arrival_window_minutes: null,
			dispatched_employees_ids: ['pro_1'],
		};

		const body = await sentFor('appointment', 'update', {
			job_id: byId('job_1'),
			appointment_id: byId('appt_1'),
			...times,
			dispatched_employees_ids: ['pro_1'],
			additionalFields: { additionalJson },
		});

		expect(body).toEqual({ ...times, dispatched_employees_ids: ['pro_1'] });
	});

	it('is sent by Job → Update, which changes its appointments one by one, without what only reads have', async () => {
		const times = { start_time: '2026-04-01T16:00:00Z', end_time: '2026-04-01T18:00:00Z' };
		const appointment = { ...times, dispatched_employees_ids: ['pro_1'] };
		const asRead = { ...appointment, id: 'appt_1', anytime: false, start_date: '2026-04-01' };
		const job = { body: { id: 'job_1' } };
		const sent = reply(NO_SUCH_ROUTE, job, {}, job);

		await operate('job', 'update', {
			job_id: byId('job_1'),
			updateFields: { additionalJson: { appointments: [asRead] } },
		});

		expect(sent[2]).toEqual({
			call: 'PUT /jobs/job_1/appointments/appt_1',
			body: appointment,
		});
	});

	it('is sent by Price Form → Update with its lists as a write has them', async () => {
		const zone = {
			service_zone_id: 'z',
			price: 3,
			service_area_field_options: { data: [{ price: 4, price_form_field_option_id: 'pbpffo_1' }] },
		};
		const field = {
			id: 'pbpff_1',
			name: 'Rooms',
			kind: 'single_select',
			price: 1,
			order_index: 0,
			options: {
				data: [{ id: 'pbpffo_1', uuid: 'pbpffo_1', name: 'Two', price: 2, upper_bound: null }],
			},
			service_area_fields: { data: [zone] },
			assigned_pros: [{ id: 'pro_1', full_name: 'Ana' }],
			assigned_tags: ['VIP'],
		};
		const additionalJson = {
			id: 'pbpf_1',
			name: 'Clean',
			template_type: 'price_form',
			image_url: '',
			order_index: 4,
			question_1: null,
			fields: { data: [field] },
		};

		const body = await sentFor('priceForm', 'update', {
			price_form_id: 'pbpf_1',
			updateFields: { additionalJson },
			options: { moneyIn: 'dollars' },
		});

		expect(body).toEqual({
			name: 'Clean',
			assigned: { pros: [{ uuid: 'pro_1', full_name: 'Ana' }], tags: ['VIP'] },
			fields_attributes: [
				{
					id: 'pbpff_1',
					name: 'Rooms',
					kind: 'single_select',
					price: 100,
					order_index: 0,
					options_attributes: [{ id: 'pbpffo_1', name: 'Two', price: 200 }],
					service_area_fields_attributes: [
						{
							service_zone_id: 'z',
							price: 300,
							service_area_field_options_attributes: [{ price: 400 }],
						},
					],
				},
			],
		});
	});

	it('is sent by Company → Update Schedule Availability with its days as a write has them', async () => {
		const windows = [{ start_time: '08:00', end_time: '17:00' }];
		const additionalJson = {
			availability_buffer_in_days: 1,
			daily_availabilities: {
				data: [
					{ day_name: 'Monday', schedule_windows: { data: windows } },
					{ day_name: 'Sunday', schedule_windows: { data: [] } },
				],
			},
		};

		const body = await sentFor('company', 'updateScheduleAvailability', {
			availability_buffer_in_days: 9,
			daily_schedule_windows: { day: [{ day_name: 'Friday' }] },
			additionalFields: { additionalJson },
		});

		expect(body).toEqual({
			availability_buffer_in_days: 1,
			daily_schedule_windows: [
				{ day_name: 'Monday', schedule_windows: windows },
				{ day_name: 'Sunday', schedule_windows: [] },
			],
		});
	});

	it('is sent by Job → Update Input Materials without nulls', async () => {
		const material = { uuid: 'im_1', name: 'Pipe', description: null, unit_cost: 4, quantity: 2 };

		const body = await sentFor('job', 'updateInputMaterials', {
			job_id: byId('job_1'),
			listInput: 'json',
			listJson: JSON.stringify([material]),
		});

		expect(body).toEqual({
			job_input_materials: [{ uuid: 'im_1', name: 'Pipe', unit_cost: 400, quantity: 2 }],
		});
	});
});
