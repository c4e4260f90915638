import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { byId, operate } from '../../tools/engine/operations';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ customers: 40 });
});
afterAll(async () => await sandbox.close());

describe('Reading and writing back', () => {
	describe.each(['cents', 'dollars'])(
		'what is read and written back is unchanged, in %s',
		(moneyIn) => {
			/** Runs one operation; an input item is what `={{ $json… }}` finds. */
			async function run(
				resource: string,
				operation: string,
				fields: object = {},
				input?: unknown,
			) {
				const credential = { baseUrl: sandbox.url, apiKey: 'sandbox-key' };
				const parameters = { ...fields, options: { moneyIn } };
				const items = [{ input } as IDataObject];
				const { output, error } = await operate(resource, operation, parameters, {
					credential,
					items,
				});
				expect(error).toBeUndefined();
				return output;
			}

			const all = async (resource: string, fields: object = {}, operation = 'getAll') =>
				await run(resource, operation, { returnAll: true, ...fields });

			/** The first record of which a list is not empty, with the list. */
			async function firstWith(
				records: IDataObject[],
				read: (id: string, record: IDataObject) => Promise<IDataObject[]>,
			) {
				for (const record of records) {
					const list = await read(String(record.id), record);
					if (list.length > 0) return { id: String(record.id), record, list };
				}
				throw new Error('the sandbox has no record with such a list');
			}

			const asList = { listInput: 'json', listJson: '={{ $json.input }}' };
			const asJson = { additionalJson: '={{ $json.input }}' };

			it('line items of a job', async () => {
				const read = async (id: string) => await all('lineItem', { job_id: byId(id) });
				const { id, list } = await firstWith(await all('job'), read);

				const job = { job_id: byId(id), append_line_items: 'false' };
				await run('lineItem', 'updateMany', { ...job, ...asList }, list);

				expect(await read(id)).toEqual(list);
			});

			it('line items of an estimate option', async () => {
				const idsOf = (id: string, { options }: IDataObject) => ({
					estimate_id: byId(id),
					option_id: byId(String((options as IDataObject[])[0].id)),
				});
				const read = async (id: string, record: IDataObject) =>
					await all('estimateOption', idsOf(id, record), 'getLineItems');
				const { id, record, list } = await firstWith(await all('estimate'), read);

				await run('estimateOption', 'updateLineItems', { ...idsOf(id, record), ...asList }, list);

				expect(await read(id, record)).toEqual(list);
			});

			it('line items of a lead, in another lead', async () => {
				const read = async (id: string) => await all('lead', { lead_id: byId(id) }, 'getLineItems');
				const { id, record, list } = await firstWith(await all('lead'), read);
				const { id: customer } = record.customer as IDataObject;

				const [copy] = await run(
					'lead',
					'create',
					{ customer_id: byId(String(customer)), additionalFields: asJson },
					{ line_items: list },
				);

				// the address of a line item is made of the lead's ID and its own
				const withoutIds = (items: IDataObject[], lead: string) =>
					items.map(({ id: own, url, ...item }) => ({
						...item,
						url: String(url).replace(lead, 'LEAD').replace(String(own), 'ITEM'),
					}));
				const copied = String(copy.id);
				expect(withoutIds(await read(copied), copied)).toEqual(withoutIds(list, id));
			});

			it('input materials of a job', async () => {
				const [{ id }] = await all('job');
				const job = { job_id: byId(String(id)) };
				await run('job', 'updateInputMaterials', { ...job, ...asList }, [
					{ name: 'Pipe', unit_cost: 1250, quantity: 2.5, part_number: '' },
				]);
				const list = await all('job', job, 'getInputMaterials');

				await run('job', 'updateInputMaterials', { ...job, ...asList }, list);

				expect(await all('job', job, 'getInputMaterials')).toEqual(list);
			});

			it('a material', async () => {
				const [{ uuid: material_category_uuid }] = await all('materialCategory');
				const made = { material_category_uuid, name: `Pipe ${moneyIn}`, price: 1250, cost: 400 };
				await run('material', 'create', made);
				const read = async () => await all('material', { material_category_uuid });
				const [material] = await read();

				const changes = { material_uuid: material.uuid, updateFields: asJson };
				await run('material', 'update', changes, material);

				expect(material.name).toBe(made.name);
				expect(await read()).toContainEqual(material);
			});

			/** Without IDs: the API description knows none of the options of a field in a write. */
			const withoutIds = (form: IDataObject) =>
				JSON.stringify({ ...form, order_index: 0 }).replace(
					/"(uuid|id|\w+_option_id)":"[^"]*",?/g,
					'',
				);

			it('a price form', async () => {
				const [{ id: price_form_id }] = await all('priceForm');
				const [form] = await run('priceForm', 'get', { price_form_id });

				await run('priceForm', 'update', { price_form_id, updateFields: asJson }, form);

				const [written] = await run('priceForm', 'get', { price_form_id });
				expect(withoutIds(written)).toBe(withoutIds(form));
			});

			it('a price form, in another form', async () => {
				const [{ id: price_form_id }] = await all('priceForm');
				const [form] = await run('priceForm', 'get', { price_form_id });

				const name = String(form.name);
				const [copy] = await run('priceForm', 'create', { name, additionalFields: asJson }, form);

				expect(copy.id).not.toBe(form.id);
				expect(withoutIds(copy)).toBe(withoutIds(form));
			});

			it('an appointment', async () => {
				const read = async (id: string) => await all('appointment', { job_id: byId(id) });
				const { id, list } = await firstWith(await all('job'), read);
				const [{ id: appointment, start_time, end_time, dispatched_employees_ids }] = list;

				const fields = { start_time, end_time, dispatched_employees_ids, additionalFields: asJson };
				const place = { job_id: byId(id), appointment_id: byId(String(appointment)) };
				await run('appointment', 'update', { ...place, ...fields }, list[0]);

				expect(await read(id)).toEqual(list);
			});

			it('the schedule availability of the company', async () => {
				const [availability] = await run('company', 'getScheduleAvailability');

				await run(
					'company',
					'updateScheduleAvailability',
					{
						availability_buffer_in_days: 9,
						daily_schedule_windows: { day: [{ day_name: 'Monday' }] },
						additionalFields: asJson,
					},
					availability,
				);

				expect(await run('company', 'getScheduleAvailability')).toEqual([availability]);
			});
		},
	);
});
