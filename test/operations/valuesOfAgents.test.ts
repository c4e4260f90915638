import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runNode } from '../../tools/engine/engine';
import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an agent may set; n8n makes it fill in every one of them. */
const BY_AGENT: INodeParameters = {
	name: "={{ $fromAI('name', 'New name', 'string') }}",
	price: "={{ $fromAI('price', 'New price in cents', 'number') }}",
	taxable: "={{ $fromAI('taxable', 'Whether it is taxed', 'boolean') }}",
	description: "={{ $fromAI('description', 'New description', 'string') }}",
	fieldsToChange:
		"={{ $fromAI('fields', 'Names of the fields to change, with commas', 'string') }}",
};

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

describe('The values of an agent', () => {
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
				updateFields: { quantity: 0, unit_price: 500, fieldsToChange: 'name, unit price' },
			});

			expect(sent.map(({ body }) => body)).toEqual([{ name: 'Tap', unit_price: 500 }]);
		});
	});
});
