import type { Sandbox } from '../../sandbox/server';
import { AUTHORIZATION, send, start } from './client';

interface Page {
	total_count: number;
	data: { uuid: string; name: string }[];
}

interface Form {
	id: string;
	fields: { data: { id: string; name: string; options: { data: { name: string }[] } }[] };
}

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start();
});
beforeEach(() => sandbox.state.reset());
afterAll(async () => await sandbox.close());

const BOOK = '/api/price_book';
const call = async <T = { uuid: string }>(method: string, path: string, body?: unknown) =>
	await send<T>(sandbox, method, BOOK + path, { body });

describe('The sandbox’s price book', () => {
	describe('materials', () => {
		const category = () => sandbox.state.materials.all()[0].material_category_uuid;

		it('are listed by category, in the envelope of the price book', async () => {
			const path = `/materials?material_category_uuid=${category()}&sort_by=name&sort_direction=asc`;
			const { body } = await call<Page>('GET', path);
			expect(body).toMatchObject({ object: 'list', page: 1, page_size: 10, total_pages_count: 1 });
			expect(body.total_count).toBe(3);
			const names = body.data.map(({ name }) => name);
			expect(names).toEqual([...names].sort());
			expect((await call('GET', '/materials')).status).toBe(422);
		});

		it('are added, changed and removed', async () => {
			const input = { material_category_uuid: category(), name: 'Bolt', price: 300, cost: 100 };
			const { status, body } = await call('POST', '/materials', input);
			expect(status).toBe(200);
			expect(body).toMatchObject({ ...input, taxable: false });
			const changed = await call('PUT', `/materials/${body.uuid}`, { price: 350 });
			expect(changed.body).toMatchObject({ name: 'Bolt', price: 350, cost: 100 });
			expect((await call('DELETE', `/materials/${body.uuid}`)).body).toEqual({});
			expect((await call('DELETE', `/materials/${body.uuid}`)).status).toBe(404);
			expect((await call('POST', '/materials', { ...input, price: '3' })).status).toBe(422);
		});
	});

	describe('categories', () => {
		it('are a tree, of which the list shows one level', async () => {
			const roots = await call<Page>('GET', '/material_categories');
			expect(roots.body.total_count).toBe(3);
			const [{ uuid }] = roots.body.data;
			const children = await call<Page>('GET', `/material_categories?parent_uuid=${uuid}`);
			expect(children.body.data).toMatchObject([{ parent_uuid: uuid }, { parent_uuid: uuid }]);
		});

		it('go with everything in them', async () => {
			const { body } = await call<Page>('GET', '/material_categories');
			const before = sandbox.state.materials.size;
			await call('DELETE', `/material_categories/${body.data[0].uuid}`);
			expect(sandbox.state.materials.size).toBe(before - 6);
			expect(sandbox.state.materialCategories.size).toBe(6);
		});

		it('are added below another and renamed', async () => {
			const [{ id: parent }] = sandbox.state.materialCategories.all();
			const added = await call('POST', '/material_categories', {
				name: 'Fans',
				parent_uuid: parent,
			});
			expect(added.body).toMatchObject({ name: 'Fans', parent_uuid: parent });
			const renamed = await call('PUT', `/material_categories/${added.body.uuid}`, {
				name: 'Blowers',
			});
			expect(renamed.body).toMatchObject({ uuid: added.body.uuid, name: 'Blowers' });
		});
	});

	describe('services', () => {
		const list = async (query: string) =>
			(await call<Page>('GET', `/services?page_size=50&${query}`)).body;

		it('are found by text and by property', async () => {
			const { priceBookServices } = sandbox.state;
			expect((await list('q=capacitor')).data).toMatchObject([{ name: 'Run capacitor' }]);
			const taxable = 'filters[][property]=taxable&filters[][operator]=eq&filters[][value]=true';
			const expected = priceBookServices.all().filter((service) => service.taxable);
			expect((await list(taxable)).total_count).toBe(expected.length);
			const wrong = taxable.replace('=eq', '=gt');
			expect((await call('GET', `/services?${wrong}`)).status).toBe(422);
		});

		it('show materials and labor when asked', async () => {
			type Expanded = {
				service_materials: { data: unknown[] };
				service_labor_rates: { data: unknown[] };
			};
			const count = ({ service_materials: materials, service_labor_rates: rates }: Expanded) =>
				materials.data.length + rates.data.length;
			const read = async (query: string) =>
				(await call<{ data: Expanded[] }>('GET', `/services?${query}`)).body.data;
			expect((await read('')).map(count)).not.toContain(1);
			const expanded = await read('expand[]=service_materials&expand[]=service_labor_rates');
			expect(expanded.every((service) => count(service) > 0)).toBe(true);
		});
	});

	describe('price forms', () => {
		it('are made with fields and options, changed field by field, and removed with 204', async () => {
			const made = await call<Form>('POST', '/price_forms', {
				name: 'Windows',
				fields_attributes: [
					{
						name: 'Size',
						options_attributes: [
							{ name: 'S', price: 100 },
							{ name: 'L', price: 200 },
						],
					},
					{ name: 'Floor' },
				],
			});
			expect(made.body).toMatchObject({
				id: expect.stringMatching(/^pbpf_/),
				fields: { data: [{ name: 'Size', options: { data: [{ name: 'S' }, { name: 'L' }] } }, {}] },
			});
			const [size, floor] = made.body.fields.data;
			const { body } = await call<Form>('PUT', `/price_forms/${made.body.id}`, {
				fields_attributes: [
					{ id: floor.id, _destroy: true },
					{ id: size.id, name: 'Width' },
				],
			});
			expect(body.fields.data).toMatchObject([
				{ id: size.id, name: 'Width', options: size.options },
			]);
			expect((await call('GET', `/price_forms/${made.body.id}`)).body).toEqual(body);
			const removed = await call('DELETE', `/price_forms/${made.body.id}`);
			expect([removed.status, removed.text]).toEqual([204, '']);
			expect((await call('GET', `/price_forms/${made.body.id}`)).status).toBe(404);
		});

		it('take an image as a file of an update, and lose it by null', async () => {
			const [id] = sandbox.state.priceForms.ids();
			const form = new FormData();
			form.append('image', new Blob(['pixels'], { type: 'image/png' }), 'form.png');
			const response = await fetch(`${sandbox.url}${BOOK}/price_forms/${id}`, {
				method: 'PUT',
				headers: AUTHORIZATION,
				body: form,
			});
			const { image_url } = (await response.json()) as { image_url: string };
			expect(await (await fetch(image_url)).text()).toBe('pixels');
			const removed = await call<Form>('PUT', `/price_forms/${id}`, { image: null });
			expect(removed.body).toMatchObject({ image_url: '', name: 'Drain cleaning' });
		});

		it('know zones and people', async () => {
			const [zone] = sandbox.state.serviceZones.ids();
			const [pro] = sandbox.state.employees.ids();
			const { body } = await call<Form>('POST', '/price_forms', {
				name: 'By zone',
				assigned: { pros: [{ uuid: pro }] },
				fields_attributes: [
					{
						name: 'Visit',
						options_attributes: [{ name: 'Short', price: 100 }],
						service_area_fields_attributes: [
							{
								service_zone_id: zone,
								price: 500,
								service_area_field_options_attributes: [{ price: 150 }],
							},
						],
					},
				],
			});
			expect(body.fields.data[0]).toMatchObject({
				assigned_pros: [{ id: pro }],
				service_area_fields: {
					data: [{ service_zone_id: zone, service_area_field_options: { data: [{ price: 150 }] } }],
				},
			});
			const nowhere = [{ service_area_fields_attributes: [{ service_zone_id: 'none' }] }];
			const refused = await call('POST', '/price_forms', { name: 'X', fields_attributes: nowhere });
			expect(refused.status).toBe(404);
		});
	});
});
