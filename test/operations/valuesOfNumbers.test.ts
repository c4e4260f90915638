import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const expression = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

describe('The value of a number', () => {
	const quantity = async (value: unknown) => {
		const sent = reply({ status: 201, body: { id: 'rli_1' } });
		const { error } = await operate('lineItem', 'create', {
			job_id: byId('job_1'),
			name: 'Tap',
			additionalFields: { quantity: expression(value) },
		});
		return { sent, error };
	};

	it.each([
		[-1, 'must be at least 0, not -1'],
		[1.234, 'must have at most 2 decimals, not 1.234'],
		['2 hrs', 'must be a number, not "2 hrs"'],
		['', 'is empty'],
		[' ', 'is empty'],
	])('is refused as it would be on the screen: a quantity of %j', async (value, problem) => {
		const { sent, error } = await quantity(value);

		expect(error?.message).toBe(`"Quantity" ${problem} [item 0]`);
		expect(error?.description).toMatch(/e\.g\. 1\.$|Fill it in/);
		expect(sent).toEqual([]);
	});

	it.each([
		[0.1 + 0.2, 0.3],
		['2.50', 2.5],
		[0, 0],
	])('is sent without what floating point adds: a quantity of %j', async (value, number) => {
		const { sent } = await quantity(value);

		expect(sent[0]?.body).toEqual({ name: 'Tap', quantity: number });
	});

	it.each([1.5, '1.5', '1:30', '90 min', -30])(
		'is no number of minutes: %j, and the advice shows one',
		async (value) => {
			const sent = reply();

			const { error } = await operate('job', 'setSchedule', {
				job_id: byId('job_1'),
				start_time: '2026-04-01T09:00:00',
				durationMinutes: expression(value),
			});

			expect(error?.message).toMatch(/^"Duration \(Minutes\)" must be /);
			expect(error?.description).toBe('Give it as a number, e.g. 90.');
			expect(sent).toEqual([]);
		},
	);

	it('takes no percentage for a fraction', async () => {
		const sent = reply();

		const { error } = await operate('estimateOption', 'create', {
			estimate_id: byId('csr_1'),
			name: 'A',
			additionalFields: { tax: { tax_rate: expression(8.25) } },
		});

		expect(error?.message).toBe('"Tax Rate" must be from 0 to 1, not 8.25 [item 0]');
		expect(error?.description).toBe('Give it as a number, e.g. 0.0825.');
		expect(sent).toEqual([]);
	});

	it('keeps every decimal of a place', async () => {
		const sent = reply({ body: { id: 'cus_1', addresses: [] } }, { body: { id: 'adr_1' } });

		await operate('customerAddress', 'create', {
			customer_id: byId('cus_1'),
			street: '1 Elm St',
			city: 'Austin',
			state: 'TX',
			zip: '78701',
			additionalFields: { latitude: expression(30.267153123456), longitude: expression(-97.7431) },
		});

		expect(sent[1]?.body).toMatchObject({ latitude: 30.267153123456, longitude: -97.7431 });
	});

	it('of money that no computer counts to the cent is refused', async () => {
		const sent = reply();

		const { error } = await operate('lineItem', 'create', {
			job_id: byId('job_1'),
			name: 'Tap',
			additionalFields: { unit_price: expression(1e15) },
		});

		expect(error?.message).toBe('"Unit Price" must be smaller, not 1000000000000000 [item 0]');
		expect(sent).toEqual([]);
	});
});
