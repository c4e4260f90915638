import { byId, isolateRequests, operate, reply } from '../support/operations';

isolateRequests();

const JOB = byId('job_1');

describe('Line Item → Create', () => {
	it('sends every filled field by its name on the wire', async () => {
		const item = { id: 'rli_1', kind: 'surcharge' };
		const sent = reply({ status: 201, body: item });

		const { output, error } = await operate('lineItem', 'create', {
			job_id: JOB,
			name: 'Tap',
			additionalFields: {
				description: 'Brass',
				kind: 'fixed discount',
				quantity: 0.25,
				service_item_id: 'olit_1',
				service_item_type: 'pricebook_material',
				taxable: false,
				unit_cost: 0,
				unit_price: -500,
				additionalJson: { order_index: 2 },
			},
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{
				call: 'POST /jobs/job_1/line_items',
				body: {
					name: 'Tap',
					description: 'Brass',
					kind: 'fixed discount',
					quantity: 0.25,
					service_item_id: 'olit_1',
					service_item_type: 'pricebook_material',
					taxable: false,
					unit_cost: 0,
					unit_price: -500,
					order_index: 2,
				},
			},
		]);
		expect(output).toEqual([item]);
	});

	it.each([
		[{ job_id: byId('={{ $json.none }}'), name: 'Tap' }, '"Job" is empty [item 0]'],
		[{ job_id: JOB, name: '={{ $json.none }}' }, '"Name" is empty [item 0]'],
		[
			{ job_id: JOB, name: 'Tap', additionalFields: { unit_price: '={{ "a lot" }}' } },
			'"Unit Price (Cents)" must be a number, not "a lot" [item 0]',
		],
	])('refuses what cannot be sent, before any request', async (fields, message) => {
		const sent = reply();

		const { error } = await operate('lineItem', 'create', fields);

		expect(error?.message).toBe(message);
		expect(sent).toEqual([]);
	});
});

describe('Line Item → Get Many', () => {
	it('lists all line items of a job, which come without pages', async () => {
		const data = [{ id: 'rli_1', kind: 'surcharge' }, { id: 'rli_2' }];
		const sent = reply({ body: { object: 'list', data, url: '/jobs/job_1/line_items' } });

		const { output } = await operate('lineItem', 'getAll', { job_id: JOB, returnAll: true });

		expect(sent).toEqual([{ call: 'GET /jobs/job_1/line_items' }]);
		expect(output).toEqual(data);
	});
});
