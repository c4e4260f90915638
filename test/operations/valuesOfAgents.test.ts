import type { FromAIArgument, IDataObject, INodeParameters } from 'n8n-workflow';
import { generateZodSchema, traverseNodeParameters } from 'n8n-workflow';

import { runNode } from '../../tools/engine/engine';
import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an agent may set; n8n makes it fill in every one of them. */
const BY_AGENT: INodeParameters = {
	name: "={{ $fromAI('name', 'New name', 'string') }}",
	price: "={{ $fromAI('price', 'New price in dollars', 'number') }}",
	taxable: "={{ $fromAI('taxable', 'Whether it is taxed', 'boolean') }}",
	description: "={{ $fromAI('description', 'New description', 'string') }}",
	fieldsToChange:
		"={{ $fromAI('fields', 'Names of the fields to change, with commas', 'string') }}",
};

const PLACE = { street: '1 Main St', city: 'Austin', state: 'TX', zip: '78701' };

const FILLED = { name: 'Copper pipe', price: 0, taxable: false, description: '' };

/** Runs Material → Update as the tool that n8n makes of the node, with what the agent fills in. */
async function update(query: IDataObject, updateFields = BY_AGENT) {
	const sent = reply({ body: { uuid: 'm1' } });
	const { error } = await runNode({
		parameters: { resource: 'material', operation: 'update', material_uuid: 'm1', updateFields },
		items: [{ ...query }],
		asTool: true,
	});
	return { bodies: sent.map(({ body }) => body), message: error?.message, error };
}

/** What n8n lets a model give for a field, by n8n's own schema of the tool that it makes of a node. */
function accepting(given: unknown): string[] {
	const asked: FromAIArgument[] = [];
	traverseNodeParameters(BY_AGENT, asked);
	return asked
		.filter((argument) => generateZodSchema(argument).safeParse(given).success)
		.map(({ key }) => key);
}

describe('The values of an agent', () => {
	it('n8n has a model fill in every field, and takes an empty text for texts only', () => {
		expect(accepting(undefined)).toEqual([]);
		expect(accepting('')).toEqual(['name', 'description', 'fields']);
		expect(accepting(0)).toEqual(['price']);
		expect(accepting(false)).toEqual(['taxable']);
	});

	describe('Fields to Change of an AI agent', () => {
		it.each([
			['name', { name: 'Copper pipe' }],
			['Name, Taxable', { name: 'Copper pipe', taxable: false }],
			['["name", "PRICE"]', { name: 'Copper pipe', price: 0 }],
			['description', { description: '' }],
		])('%s: nothing else is sent', async (fields, body) => {
			expect((await update({ ...FILLED, fields })).bodies).toEqual([body]);
		});

		it.each(['', ' ', '[]', 'none'])('sends nothing when it names no field: %j', async (fields) => {
			const { bodies, message } = await update({ ...FILLED, fields });

			expect(message).toMatch(/^"Fields to Change" /);
			expect(bodies).toEqual([]);
		});

		it('sends nothing when it names a field that is not filled in, and says which are', async () => {
			const { bodies, message, error } = await update({ ...FILLED, fields: 'name, cost' });

			expect(message).toBe(
				'"Fields to Change" names cost, which is not among the fields that are filled in [item 0]',
			);
			expect(error?.description).toBe('Name some of these: Description, Name, Price, Taxable.');
			expect(bodies).toEqual([]);
		});
	});

	it('Without Fields to Change, all that an agent fills in is sent, but for empty texts and lists', async () => {
		const { fieldsToChange, ...others } = BY_AGENT;

		expect(fieldsToChange).toBeDefined();
		expect((await update(FILLED, others)).bodies).toEqual([
			{ name: 'Copper pipe', price: 0, taxable: false },
		]);
	});

	it('An empty list of an agent empties nothing', async () => {
		const sent = reply({ body: { id: 'cus_1' } });

		await runNode({
			parameters: {
				resource: 'customer',
				operation: 'update',
				customer_id: byId('cus_1'),
				updateFields: {
					company: 'New Co',
					tags: "={{ $fromAI('tags', 'Tags as a JSON list', 'string') }}",
				},
			},
			items: [{ tags: '[ ]' }],
			asTool: true,
		});

		expect(sent.map(({ body }) => body)).toEqual([{ company: 'New Co' }]);
	});

	describe('Fields to Change of what changes a record', () => {
		const WINDOW = { arrival_window_in_minutes: 0, notify: false, notify_pro: false };

		it.each([
			[
				'job',
				'setSchedule',
				{ start_time: '2026-04-01T09:00:00Z', additionalFields: WINDOW },
				'arrival_window_in_minutes',
				{ start_time: '2026-04-01T09:00:00Z', arrival_window_in_minutes: 0 },
			],
			[
				'estimateOption',
				'setSchedule',
				{ start_time: '2026-04-01T09:00:00Z', additionalFields: WINDOW },
				'Start Time',
				{ start_time: '2026-04-01T09:00:00Z' },
			],
			[
				'appointment',
				'update',
				{
					start_time: '2026-04-01T09:00:00Z',
					end_time: '2026-04-01T10:00:00Z',
					dispatched_employees_ids: ['pro_0123456789abcdef0123456789abcdef'],
					additionalFields: { arrival_window_minutes: 0 },
				},
				'start time, end time',
				{
					start_time: '2026-04-01T09:00:00Z',
					end_time: '2026-04-01T10:00:00Z',
					dispatched_employees_ids: ['pro_0123456789abcdef0123456789abcdef'],
				},
			],
		] as Array<[string, string, INodeParameters, string, IDataObject]>)(
			'%s → %s: nothing else is sent',
			async (resource, operation, fields, fieldsToChange, body) => {
				const record = { job_id: 'job_1', estimate_id: 'csr_1', option_id: 'est_1' };
				const ids = { ...record, appointment_id: 'appt_1' };
				const sent = reply({ body: { id: 'job_1' } }, { body: {} });

				const { error } = await operate(resource, operation, {
					...Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, byId(id)])),
					...fields,
					additionalFields: { ...(fields.additionalFields as INodeParameters), fieldsToChange },
				});

				expect(error).toBeUndefined();
				expect(sent.flatMap((one) => one.body ?? [])).toEqual([body]);
			},
		);

		it('Customer → Create or Update leaves alone what it does not name', async () => {
			const known = { id: 'cus_1', first_name: 'Ana', email: 'ana@x.com', addresses: [], tags: [] };
			const sent = reply({ body: { customers: [known], total_pages: 1 } }, { body: known });

			await operate('customer', 'upsert', {
				first_name: 'Ana',
				email: 'ana@x.com',
				additionalFields: {
					company: 'New Co',
					notifications_enabled: false,
					notes: '',
					fieldsToChange: 'Company, First Name',
				},
			});

			expect(sent.flatMap(({ body }) => body ?? [])).toEqual([{ company: 'New Co' }]);
		});
	});

	describe('A number or a switch that an agent gives as a text', () => {
		const BY_TEXT = "={{ $fromAI('value', 'Leave it empty to leave it out', 'string') }}";

		/** Numbers and switches of operations that add, change and look for something. */
		const FIELDS: Array<[string, string, INodeParameters, INodeParameters]> = [
			['lineItem', 'create', { name: 'Tap' }, { quantity: '3' }],
			['lineItem', 'create', { name: 'Tap' }, { taxable: 'no' }],
			['lineItem', 'create', { name: 'Tap' }, { unit_price: '149' }],
			['customerAddress', 'create', PLACE, { latitude: '30.5' }],
			['customer', 'create', { first_name: 'Ana' }, { notifications_enabled: 'false' }],
			['job', 'create', { address_id: byId('adr_1') }, { schedule: { arrival_window: '30' } }],
			['job', 'create', { address_id: byId('adr_1') }, { schedule: { anytime: 'no' } }],
			['estimate', 'create', {}, { estimate_number: '7' }],
			['estimate', 'create', {}, { tax: { taxable: 'true' } }],
			['lead', 'create', {}, { tax_rate: '0.08' }],
		];

		/** The fields with what the agent gives in place of their values. */
		const byAgent = (fields: INodeParameters): INodeParameters =>
			Object.fromEntries(
				Object.entries(fields).map(([name, value]) => [
					name,
					typeof value === 'string' ? BY_TEXT : byAgent(value as INodeParameters),
				]),
			);
		const valueOf = (fields: unknown): unknown =>
			typeof fields === 'object' && fields !== null ? valueOf(Object.values(fields)[0]) : fields;

		async function send(row: (typeof FIELDS)[number], value: unknown) {
			const [resource, operation, fields, optional] = row;
			const sent = reply(
				...(resource === 'customerAddress' ? [{ body: { id: 'cus_1', addresses: [] } }] : []),
				{ body: { id: 'x' } },
			);
			const { error } = await operate(
				resource,
				operation,
				{
					job_id: byId('job_1'),
					customer_id: byId('cus_1'),
					...fields,
					additionalFields: byAgent(optional),
				},
				{ items: [{ value } as IDataObject], asTool: true },
			);
			expect(error).toBeUndefined();
			return sent[sent.length - 1].body ?? {};
		}

		it.each(FIELDS)('%s → %s %j may leave out %j', async (...row) => {
			const [name] = Object.keys(row[3]);

			expect(await send(row, '')).not.toHaveProperty(name);
		});

		it.each(FIELDS)('%s → %s %j may be told %j', async (...row) => {
			const [name] = Object.keys(row[3]);
			const given = valueOf(row[3]);
			const unit = name === 'unit_price' ? 100 : 1;
			const isNumber = /^\d/.test(String(given));
			const meant = isNumber ? Number(given) * unit : given !== 'no' && given !== 'false';

			expect(valueOf((await send(row, given))[name])).toBe(meant);
		});

		it.each([
			['priceBookService', 'taxable', { search: 'pipe' }, 'services'],
			['invoice', 'amount_due_min', { status: 'open' }, 'invoices'],
		] as Array<[string, string, INodeParameters, string]>)(
			'is no filter of %s by %s where it is left empty',
			async (resource, name, others, list) => {
				const sent = reply(
					...['', 'yes', '5'].map(() => ({ body: { [list]: [], total_pages: 1 } })),
				);
				const filters = { ...others, [name]: BY_TEXT };
				const read = async (value: string) =>
					await operate(resource, 'getAll', { filters }, { items: [{ value }], asTool: true });
				await read('');
				await read(name === 'taxable' ? 'yes' : '5');

				expect(sent.map(({ call }) => call.includes(name))).toEqual([false, true]);
			},
		);
	});

	describe('Fields to Change outside of an agent', () => {
		it.each([
			['customer', { customer_id: byId('cus_1') }, { first_name: 'Ana', notes: '={{ "" }}' }],
			['job', { job_id: byId('job_1') }, { description: 'Ana', notes: '={{ "" }}' }],
		] as Array<[string, INodeParameters, INodeParameters]>)(
			'clears a text of a %s that an expression leaves empty',
			async (resource, record, fields) => {
				const sent = reply({ body: { id: 'x' } });

				await operate(resource, 'update', {
					...record,
					updateFields: { ...fields, fieldsToChange: 'Notes' },
				});

				expect(sent.map(({ body }) => body)).toEqual([{ notes: '' }]);
			},
		);

		it('may name the fields that are sent in any case', async () => {
			const sent = reply({ body: { id: 'x' } });

			await operate('lineItem', 'update', {
				job_id: byId('job_1'),
				line_item_id: byId('rli_1'),
				name: 'Tap',
				updateFields: { quantity: 0, unit_price: 5, fieldsToChange: 'name, unit price' },
			});

			expect(sent.map(({ body }) => body)).toEqual([{ name: 'Tap', unit_price: 500 }]);
		});
	});
});
