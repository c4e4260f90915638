import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** Every operation that takes a list "Using JSON". */
const OPERATIONS: Array<[string, string, string, object]> = [
	['Line Items', 'lineItem', 'updateMany', { append_line_items: 'true' }],
	['Line Items', 'estimateOption', 'updateLineItems', { option_id: byId('est_1') }],
	['Input Materials', 'job', 'updateInputMaterials', {}],
];

async function send(resource: string, operation: string, fields: object, entries: unknown) {
	const sent = reply({ body: { line_items: [], job_input_materials: [] } });
	const { error } = await operate(resource, operation, {
		job_id: byId('job_1'),
		estimate_id: byId('csr_1'),
		...fields,
		listInput: 'json',
		listJson: JSON.stringify(entries),
	});
	return { sent, error };
}

describe('A list that is given as JSON', () => {
	describe.each(OPERATIONS)('%s of %s → %s', (label, resource, operation, fields) => {
		it.each([
			[{ name: 'Tap', unit_prize: 500 }, `"${label} (JSON)"`, 'has no field unit_prize'],
			[{ name: 'Tap', quantity: 'two' }, '"Quantity"', 'must be a number, not "two"'],
			[{ name: 'Tap', quantity: true }, '"Quantity"', 'must be a number, not true'],
			[{ name: ['Tap'] }, '"Name"', 'must be one text, not a list'],
			[{ unit_cost: 500 }, '"Name"', 'is empty'],
			[{}, '"Name"', 'is empty'],
			[{ name: 'Tap', unit_cost: 'free' }, '"Unit Cost"', 'must be a number, not "free"'],
		])('refuses %j by field and entry, and changes nothing', async (entry, field, problem) => {
			const { sent, error } = await send(resource, operation, fields, [{ name: 'Pipe' }, entry]);

			expect(error?.message).toBe(`${field} in entry 2 of "${label}" ${problem} [item 0]`);
			expect(sent).toEqual([]);
		});

		it('takes its values as the fields of the screen do, and keeps an empty text', async () => {
			const entry = { name: ' Tap ', quantity: '2.5', unit_cost: '5', description: '' };
			const { sent, error } = await send(resource, operation, fields, [entry]);

			expect(error).toBeUndefined();
			expect(Object.values(sent[0].body ?? {})).toContainEqual([
				{ name: 'Tap', quantity: 2.5, unit_cost: 500, description: '' },
			]);
		});
	});

	it.each([
		[{ taxable: 'no' }, { taxable: false }],
		[{ taxable: 1 }, { taxable: true }],
		[{ kind: 'Percent Discount' }, { kind: 'percent discount' }],
		[{ service_item_type: 'Pricebook::Material' }, { service_item_type: 'pricebook_material' }],
		[{ amount: 500, order_index: 1, url: null }, {}],
	])('of line items understands %j', async (given, expected) => {
		const [, resource, operation, fields] = OPERATIONS[0];
		const { sent, error } = await send(resource, operation, fields, [{ name: 'Tap', ...given }]);

		expect(error).toBeUndefined();
		expect(sent[0].body?.line_items).toEqual([{ name: 'Tap', ...expected }]);
	});

	it.each([
		[{ taxable: 'maybe' }, '"Taxable" in entry 1 of "Line Items" must be true or false'],
		[{ kind: 'rebate' }, '"Kind" in entry 1 of "Line Items" has no choice "rebate"'],
		[{ id: '' }, '"Line Item" in entry 1 of "Line Items" is empty'],
	])('of line items refuses %j', async (given, message) => {
		const [, resource, operation, fields] = OPERATIONS[0];
		const { sent, error } = await send(resource, operation, fields, [{ name: 'Tap', ...given }]);

		expect(error?.message).toContain(message);
		expect(sent).toEqual([]);
	});
});
