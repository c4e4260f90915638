import type { INodeParameters } from 'n8n-workflow';

import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const FORMS = {
	data: [
		{
			id: 'pbpf_1',
			name: 'Deep clean',
			fields: {
				data: [
					{
						id: 'pbpff_1',
						name: 'Package',
						options: { data: [{ id: 'pbpffo_1', name: 'Premium' }] },
					},
					{ id: 'pbpff_2', name: 'Rooms', options: { data: [] } },
				],
			},
		},
		{
			id: 'pbpf_2',
			name: 'Move out',
			fields: { data: [{ id: 'pbpff_3', name: 'Package', options: { data: [] } }] },
		},
	],
	total_pages_count: 1,
};

const ids = { customer_id: byId('cus_1'), address_id: byId('adr_1') };

const withForm = (pricing_form: INodeParameters) => ({
	...ids,
	additionalFields: { line_items: { item: [{ name: 'Clean', pricing_form }] } },
});

describe('A line item that a price form prices', () => {
	it('takes form, fields and options by their names, and only the values that are filled in', async () => {
		const sent = reply({ body: FORMS }, { status: 201, body: { id: 'job_1' } });

		const { error } = await operate(
			'job',
			'create',
			withForm({
				id: 'Deep clean',
				fields: {
					field: [
						{ id: 'Deep clean › Package', options: ['Premium'], details: {} },
						{ id: 'rooms', options: [], details: { value: 3 } },
					],
				},
			}),
		);

		expect(error).toBeUndefined();
		expect(sent[1].body?.line_items).toEqual([
			expect.objectContaining({
				name: 'Clean',
				pricing_form: {
					id: 'pbpf_1',
					fields: [
						{ id: 'pbpff_1', options: [{ id: 'pbpffo_1' }] },
						{ id: 'pbpff_2', value: 3 },
					],
				},
			}),
		]);
	});

	it('is refused where two forms have a field of the name that is given', async () => {
		reply({ body: FORMS });

		const { error } = await operate(
			'job',
			'create',
			withForm({ id: 'pbpf_1', fields: { field: [{ id: 'Package' }] } }),
		);

		expect(error?.message).toContain('"Field Name or ID" has "Package", which is the name of more');
		expect(error?.description).toContain('Deep clean › Package, Package (pbpff_1)');
	});

	it('sends no form where none is chosen', async () => {
		const sent = reply({ status: 201, body: { id: 'job_1' } });

		await operate('job', 'create', withForm({}));

		expect(sent[0].body?.line_items).toEqual([
			expect.not.objectContaining({ pricing_form: expect.anything() }),
		]);
	});
});

describe('The image of a price form', () => {
	const binary = { photo: { data: 'AAEC/w==', mimeType: 'image/png', fileName: 'form.png' } };

	it('goes as a file after the form itself', async () => {
		const sent = reply(
			{ body: { id: 'pbpf_1', name: 'Deep clean' } },
			{ body: { id: 'pbpf_1', image_url: 'https://example.com/form.png' } },
		);

		const { output, error } = await operate(
			'priceForm',
			'create',
			{ name: 'Deep clean', additionalFields: { binaryPropertyName: 'photo' } },
			{ binary },
		);

		expect(error).toBeUndefined();
		expect(sent[0]).toEqual({
			call: 'POST /api/price_book/price_forms',
			body: { name: 'Deep clean' },
		});
		expect(sent[1].call).toBe('PUT /api/price_book/price_forms/pbpf_1');
		const part = Buffer.from(String(sent[1].body), 'hex').toString('latin1');
		expect(part).toContain('name="image"; filename="form.png"\r\nContent-Type: image/png');
		expect(output[0].image_url).toBe('https://example.com/form.png');
	});

	it('goes alone where an update changes nothing else', async () => {
		const sent = reply({ body: { id: 'pbpf_1' } });

		await operate(
			'priceForm',
			'update',
			{ price_form_id: 'pbpf_1', updateFields: { binaryPropertyName: 'photo' } },
			{ binary },
		);

		expect(sent.map(({ call }) => call)).toEqual(['PUT /api/price_book/price_forms/pbpf_1']);
	});

	it('stops everything where the item has no such file', async () => {
		const sent = reply();

		const { error } = await operate('priceForm', 'create', {
			name: 'Deep clean',
			additionalFields: { binaryPropertyName: 'photo' },
		});

		expect(error).toBeDefined();
		expect(sent).toEqual([]);
	});

	it('does not hide that the form was stored, where it is refused', async () => {
		reply({ body: { id: 'pbpf_1' } }, { status: 422, body: { error: { message: 'Too big' } } });

		const { error } = await operate(
			'priceForm',
			'create',
			{ name: 'Deep clean', additionalFields: { binaryPropertyName: 'photo' } },
			{ binary },
		);

		expect(error?.message).toContain('Too big');
		expect(error?.message).toContain('the price form pbpf_1 was stored, only its image was not');
	});
});

it('Customers can be listed by location', async () => {
	const sent = reply({ body: { customers: [], total_pages: 1 } });

	await operate('customer', 'getAll', { filters: { location_ids: ['loc_1', 'loc_2'] } });

	expect(sent[0].call).toContain('location_ids[]=loc_1&location_ids[]=loc_2');
});
