import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const ELM = { street: '1 Elm St', city: 'Boston' };

describe('What spreadsheets and copied texts do to values', () => {
	describe('A ZIP that has lost its zeros', () => {
		const add = async (state: string, zip: unknown) => {
			const sent = reply({ status: 201, body: { id: 'cus_1' } });
			const address = { type: 'service', ...ELM, state, zip: `={{ ${JSON.stringify(zip)} }}` };
			await operate('customer', 'create', {
				first_name: 'Ana',
				additionalFields: { addresses: { address: [address] } },
			});
			return sent[0].body?.addresses;
		};

		it.each([
			['MA', 2101, '02101'],
			['Massachusetts', '2101-1234', '02101-1234'],
			['PR', 601, '00601'],
			['MA', '02101', '02101'],
			// here another digit is missing
			['TX', 7870, '7870'],
			['', 2101, '2101'],
		])('gets them back where the state has such: %s %j', async (state, zip, sent) => {
			expect(await add(state, zip)).toMatchObject([{ zip: sent }]);
		});

		it('gets them back in an address that a customer is given, and in a filter', async () => {
			const sent = reply(
				{ body: { id: 'cus_1', addresses: [] } },
				{ body: { id: 'adr_1' } },
				{ body: { page: 1, total_pages: 1, service_zones: [] } },
			);

			await operate('customerAddress', 'create', {
				customer_id: byId('cus_1'),
				...{ ...ELM, state: 'MA', zip: '={{ 2101 }}' },
			});
			await operate('serviceZone', 'getAll', { filters: { zip_code: '={{ 2101 }}' } });

			expect(sent[1].body).toMatchObject({ zip: '02101' });
			expect(sent[2].call).toContain('zip_code=02101&');
		});
	});

	it.each(['7.37556E+09', '7,37556e+9'])('refuse a shortened phone number: %s', async (number) => {
		const sent = reply();

		const { error } = await operate('customer', 'create', {
			first_name: 'Ana',
			mobile_number: number,
		});

		expect(error?.message).toBe(
			`"Mobile Number" lacks digits, as a spreadsheet has shortened it: ${number} [item 0]`,
		);
		expect(sent).toEqual([]);
	});

	it('leave out characters around a text that nobody sees', async () => {
		const sent = reply({ status: 201, body: { id: 'cus_1' } }, { body: { id: 'job_1' } });

		await operate('customer', 'create', {
			first_name: '\ufeffAna',
			email: '\u00a0ana@x.com\u200b',
			mobile_number: '\u202a+1 737-555-5820\u202c',
		});
		await operate('job', 'get', { job_id: byId('={{ "\u200bjob_1\u200b" }}') });

		expect(sent).toEqual([
			{
				call: 'POST /customers',
				body: { first_name: 'Ana', email: 'ana@x.com', mobile_number: '7375555820' },
			},
			{ call: 'GET /jobs/job_1' },
		]);
	});
});

describe('What nothing would come of is refused', () => {
	it.each([
		['job', { scheduled_start_min: '2026-03-31', scheduled_start_max: '2026-03-01' }],
		['invoice', { amount_due_min: 100, amount_due_max: 50 }],
	])('filters of %s that exclude each other: %j', async (resource, filters) => {
		const sent = reply();

		const { error } = await operate(resource, 'getAll', { filters });

		expect(error?.message).toMatch(/^"(.*) Until" is before "\1 From" \[item 0\]$/);
		expect(sent).toEqual([]);
	});

	it.each([
		['job', 'Scheduled Start', 'scheduled_start'],
		['job', 'Completed', 'completed_at'],
		['estimate', 'Scheduled End', 'scheduled_end'],
		['invoice', 'Due', 'due_at'],
	])('a span of %s from "%s" to the same moment', async (resource, label, name) => {
		const sent = reply();
		const moment = "={{ $today.plus(1, 'day') }}";

		const { error } = await operate(resource, 'getAll', {
			filters: { [`${name}_min`]: moment, [`${name}_max`]: moment },
		});

		expect(error?.message).toBe(`"${label} Until" is the same moment as "${label} From" [item 0]`);
		expect(error?.description).toContain("{{ $today.plus({ days: 1 }).endOf('day') }}");
		expect(sent).toEqual([]);
	});

	it.each([
		[
			'job',
			{
				scheduled_start_min: '={{ $today.plus({ days: 1 }) }}',
				scheduled_start_max: "={{ $today.plus({ days: 1 }).endOf('day') }}",
			},
		],
		['invoice', { amount_due_min: 100, amount_due_max: 100 }],
		['job', { scheduled_start_min: '2026-03-01', scheduled_start_max: '2026-03-01' }],
		['invoice', { amount_due_min: '$100', amount_due_max: '$50' }],
		['invoice', { amount_due_min: 9, amount_due_max: 10 }],
	])('but not other filters of %s: %j', async (resource, filters) => {
		const sent = reply({ body: { page: 1, total_pages: 1, [`${resource}s`]: [] } });

		const { error } = await operate(resource, 'getAll', { filters });

		expect(error).toBeUndefined();
		expect(sent).toHaveLength(1);
	});

	it('a file without content', async () => {
		const sent = reply();

		const { error } = await operate(
			'job',
			'addAttachment',
			{ job_id: byId('job_1'), binaryPropertyName: 'data' },
			{ binary: { data: { data: '', mimeType: 'image/png', fileName: 'x.png' } } },
		);

		expect(error?.message).toBe('"Input Binary Field" names an empty file: x.png [item 0]');
		expect(sent).toEqual([]);
	});

	it('a field to take out of a price form that is not told', async () => {
		const sent = reply();

		const { error } = await operate('priceForm', 'update', {
			price_form_id: byId('pbpf_1'),
			updateFields: { fields_attributes: { entry: [{ name: '', _destroy: true }] } },
		});

		expect(error?.message).toMatch(/^"Field" in entry 1 of "Form Fields" is empty/);
		expect(sent).toEqual([]);
	});

	it('a price of no service zone', async () => {
		const sent = reply();
		const prices = { entry: [{ service_zone_id: '={{ $json.none }}', price: 5 }] };
		const field = { name: 'Rooms', service_area_fields_attributes: prices };

		const { error } = await operate('priceForm', 'update', {
			price_form_id: byId('pbpf_1'),
			updateFields: { fields_attributes: { entry: [field] } },
		});

		expect(error?.message).toBe('"Service Zone Name or ID" is empty [item 0]');
		expect(sent).toEqual([]);
	});

	it('a duration that its expression does not find', async () => {
		const sent = reply();

		const { error } = await operate('job', 'setSchedule', {
			job_id: byId('job_1'),
			start_time: '2026-04-01T09:00:00',
			durationMinutes: '={{ $json.none }}',
		});

		expect(error?.message).toBe('"Duration (Minutes)" is empty [item 0]');
		expect(sent).toEqual([]);
	});
});
