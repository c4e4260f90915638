import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');

/** What is sent when line items are given as a JSON list, or what stops it. */
async function sendLineItems(list: unknown, moneyIn: string) {
	nock.cleanAll();
	const sent = reply({ body: { data: [] } });
	const { error } = await operate('lineItem', 'updateMany', {
		job_id: JOB,
		append_line_items: 'true',
		listInput: 'json',
		listJson: JSON.stringify(list),
		options: { moneyIn },
	});
	return { lineItems: sent[0]?.body?.line_items, error, sent };
}

/** The same for one price on the screen. */
async function sendPrice(unit_price: string | number, moneyIn: string) {
	nock.cleanAll();
	const sent = reply({ status: 201, body: { id: 'rli_1' } });
	const { error } = await operate('lineItem', 'create', {
		job_id: JOB,
		name: 'Tap',
		additionalFields: {
			unit_price: typeof unit_price === 'string' ? `={{ '${unit_price}' }}` : unit_price,
		},
		options: { moneyIn },
	});
	return { price: sent[0]?.body?.unit_price, error, sent };
}

describe('Money', () => {
	describe('without "Money In"', () => {
		it('is in dollars where it is filled in', async () => {
			const sent = reply({ status: 201, body: { id: 'rli_1' } });

			await operate('lineItem', 'create', {
				job_id: JOB,
				name: 'Tap',
				additionalFields: { unit_price: 149 },
			});

			expect(sent[0].body).toEqual({ name: 'Tap', unit_price: 14900 });
		});

		it('is in dollars in a JSON list and in Additional JSON', async () => {
			const sent = reply({ body: { data: [] } }, { status: 201, body: { id: 'inv_1' } });

			await operate('lineItem', 'updateMany', {
				job_id: JOB,
				append_line_items: 'true',
				listInput: 'json',
				listJson: '[{ "name": "Tap", "unit_price": 149 }]',
			});
			await operate('invoice', 'create', {
				job_id: JOB,
				additionalFields: { additionalJson: { amount: 149.5 } },
			});

			expect(sent[0].body?.line_items).toEqual([{ name: 'Tap', unit_price: 14900 }]);
			expect(sent[1].body).toEqual({ job_id: 'job_1', amount: 14950 });
		});

		it('is in dollars where a list is filtered by it', async () => {
			const sent = reply({ body: { invoices: [], total_pages: 1 } });

			await operate('invoice', 'getAll', { filters: { amount_due_min: 149 } });

			expect(sent[0].call).toContain('amount_due_min=14900');
		});

		it.each([
			['whole', {}, {}],
			['simplified', { simplify: true }, {}],
			['for an AI agent', {}, { asTool: true }],
		])('is in dollars in a record that comes back %s', async (_, fields, options) => {
			reply({ body: { id: 'job_1', total_amount: 14900, outstanding_balance: 50 } });

			const { output } = await operate('job', 'get', { job_id: JOB, ...fields }, options);

			expect(output).toMatchObject([{ total_amount: 149, outstanding_balance: 0.5 }]);
		});
	});

	describe('Money In: Dollars', () => {
		it.each([
			[12.5, 1250],
			[-5, -500],
			[0, 0],
			[0.29, 29],
			[1.1 * 3, 330],
			[0.1 + 0.2, 30],
			['12', 1200],
			[' 12 ', 1200],
			['1,234.50', 123450],
			['1.234,50', 123450],
			['1 234,50', 123450],
			['1,234', 123400],
			['12,5', 1250],
			['12.5000', 1250],
			['.5', 50],
			['$5', 500],
			['-$5', -500],
			['$-5', -500],
			['CA$ 1,234,567.89', 123456789],
			['5.00 USD', 500],
		])('takes %j for %d cents, on the screen and in a JSON list', async (given, cents) => {
			const { price } = await sendPrice(given, 'dollars');
			const { lineItems } = await sendLineItems([{ name: 'Tap', unit_price: given }], 'dollars');

			expect(price).toBe(cents);
			expect(lineItems).toEqual([{ name: 'Tap', unit_price: cents }]);
		});

		it.each([
			19.999,
			0.001,
			1e21,
			'1.234',
			'1,2345',
			'€5',
			'12-50',
			'5 cents',
			'1e3',
			'12.345',
			'1,23,4',
		])('refuses %j by its field, on the screen and in a JSON list', async (given) => {
			const screen = await sendPrice(given, 'dollars');
			const list = await sendLineItems([{ name: 'Tap', unit_price: given }], 'dollars');

			expect(screen.error?.message).toMatch(/^"Unit Price" must .*not .* \[item 0\]$/);
			expect(list.error?.message).toMatch(/^"Unit Price" in entry 1 of "Line Items" must /);
			expect([...screen.sent, ...list.sent]).toEqual([]);
		});

		it('converts either all entries of a list or none', async () => {
			const list = ['1,234.50', '$5', 12.5].map((unit_price) => ({ name: 'Tap', unit_price }));
			const { lineItems } = await sendLineItems(list, 'dollars');
			const refused = await sendLineItems(
				[...list, { name: 'Tap', unit_price: 'five' }],
				'dollars',
			);

			expect(lineItems).toEqual([
				{ name: 'Tap', unit_price: 123450 },
				{ name: 'Tap', unit_price: 500 },
				{ name: 'Tap', unit_price: 1250 },
			]);
			expect(refused.error?.message).toBe(
				'"Unit Price" in entry 4 of "Line Items" must be a number, not "five" [item 0]',
			);
		});

		it('names an amount of Additional JSON that no field has, and where it is', async () => {
			const sent = reply();

			const { error } = await operate('estimate', 'create', {
				customer_id: byId('cus_1'),
				additionalFields: {
					additionalJson: { options: [{ line_items: [{}, { unit_price: true }] }] },
				},
				options: { moneyIn: 'dollars' },
			});

			expect(error?.message).toBe(
				'"Unit Price" in entry 2 of "Line Items" in entry 1 of "options" must be a number, not true [item 0]',
			);
			expect(sent).toEqual([]);
		});
	});

	describe('Money In: Cents', () => {
		it.each([
			[1250, 1250],
			[-500, -500],
			[19.99 * 100, 1999],
			['1250', 1250],
			[' 1,250 ', 1250],
		])('takes %j for %d cents', async (given, cents) => {
			const { price } = await sendPrice(given, 'cents');
			const { lineItems } = await sendLineItems([{ name: 'Tap', unit_price: given }], 'cents');

			expect(price).toBe(cents);
			expect(lineItems).toEqual([{ name: 'Tap', unit_price: cents }]);
		});

		it.each([
			[19.99, '19.99', '19.99'],
			['19.99', '"19.99"', '19.99'],
			['12.00', '"12.00"', '12.00'],
			['12,00', '"12,00"', '12.00'],
			['$5', '"$5"', '5'],
		])('refuses %j and says how to give dollars', async (given, shown, dollars) => {
			const { error, sent } = await sendPrice(given, 'cents');

			expect(error?.message).toBe(`"Unit Price" must be whole cents, not ${shown} [item 0]`);
			expect(error?.description).toContain(`For ${dollars} dollars`);
			expect(error?.description).toContain('set "Money In" in Options to Dollars');
			expect(sent).toEqual([]);
		});

		it('leaves responses as they are', async () => {
			reply({ body: { id: 'job_1', total_amount: 12.5 } });

			const { output } = await operate('job', 'get', {
				job_id: JOB,
				options: { moneyIn: 'cents' },
			});

			expect(output).toEqual([{ id: 'job_1', total_amount: 12.5 }]);
		});
	});

	describe('a percent discount', () => {
		const discount = { id: 'rli_1', kind: 'percent discount', unit_price: 1250, amount: 1250 };

		it.each([
			['dollars', 12.5],
			['cents', 1250],
		])(
			'is told and given with Money In: %s as %d, without its kind',
			async (moneyIn, percentage) => {
				const sent = reply({ body: discount });

				const { output } = await operate('lineItem', 'update', {
					job_id: JOB,
					line_item_id: byId('rli_1'),
					name: 'Spring',
					updateFields: { unit_price: percentage },
					options: { moneyIn },
				});

				expect(sent).toEqual([
					{ call: 'PUT /jobs/job_1/line_items/rli_1', body: { name: 'Spring', unit_price: 1250 } },
				]);
				expect(output).toEqual([{ ...discount, unit_price: percentage, amount: percentage }]);
			},
		);
	});

	describe('what is money', () => {
		it('is the service’s own amounts, not data of the user under the same name', async () => {
			const external = { price: 5, line_items: [{ unit_price: '$5' }] };
			const sent: unknown[] = [];
			nock(BASE_URL)
				.patch('/company/franchise_info')
				.reply(200, (_, body) => {
					sent.push(body);
					return { id: 'com_1', franchise_info: body };
				});

			const { output } = await operate('company', 'updateFranchiseInfo', {
				updateFields: { external },
				options: { moneyIn: 'dollars' },
			});

			expect(sent).toEqual([{ metadata: { external } }]);
			expect(output).toEqual([{ id: 'com_1', franchise_info: { metadata: { external } } }]);
		});

		it('is every nested price of a price form', async () => {
			const zone = { price: 300, service_area_field_options: { data: [{ price: 400 }] } };
			const field = {
				price: 100,
				options: { data: [{ price: 200 }] },
				service_area_fields: { data: [zone] },
			};
			reply({ body: { id: 'pbpf_1', fields: { data: [field] } } });

			const { output } = await operate('priceForm', 'get', {
				price_form_id: 'pbpf_1',
				options: { moneyIn: 'dollars' },
			});

			expect(JSON.stringify(output)).toBe(
				JSON.stringify([{ id: 'pbpf_1', fields: { data: [field] } }]).replaceAll('00', ''),
			);
		});

		it('is what Additional JSON adds under the name of an amount, and not what it adds elsewhere', async () => {
			const sent = reply({ status: 201, body: { id: 'inv_1' } });

			await operate('invoice', 'create', {
				job_id: JOB,
				additionalFields: {
					additionalJson: { amount: '$12.50', items: [{ unit_price: 5 }], custom: { amount: 5 } },
				},
				options: { moneyIn: 'dollars' },
			});

			expect(sent[0].body).toEqual({
				job_id: 'job_1',
				amount: 1250,
				items: [{ unit_price: 500 }],
				custom: { amount: 5 },
			});
		});

		it('is a filter for amounts', async () => {
			const sent = reply({ body: { invoices: [], total_pages: 1 } });

			await operate('invoice', 'getAll', {
				filters: { amount_due_min: '={{ "$1,000" }}' },
				options: { moneyIn: 'dollars' },
			});

			expect(sent[0].call).toContain('amount_due_min=100000');
		});
	});

	describe('Money In', () => {
		it.each(['Dollars', ' dollars ', 'DOLLARS'])('understands "%s"', async (moneyIn) => {
			const { price } = await sendPrice(12.5, `={{ '${moneyIn}' }}`);

			expect(price).toBe(1250);
		});

		it.each([
			["={{ 'euro' }}", 'must be Cents or Dollars, not "euro"'],
			['={{ true }}', 'must be Cents or Dollars, not "true"'],
			["={{ '' }}", 'is empty'],
			['={{ $json.none }}', 'is empty'],
		])('refuses %s and names the choices, before any request', async (moneyIn, problem) => {
			const { error, sent } = await sendPrice(1250, moneyIn);

			expect(error?.message).toBe(`"Money In" ${problem} [item 0]`);
			expect(error?.description).toContain('Choose Cents or Dollars');
			expect(sent).toEqual([]);
		});
	});
});
