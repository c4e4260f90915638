import type { INodeParameters } from 'n8n-workflow';

import { byId, byIds, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** Runs one operation with a value that an expression gives; returns what was sent, and the error. */
async function run(resource: string, operation: string, fields: INodeParameters) {
	const sent = reply({ body: { id: 'x' } });
	const { output, error } = await operate(resource, operation, fields);
	return { sent, body: sent[0]?.body, output, message: error?.message, error };
}

const expression = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

describe('A field’s value', () => {
	describe('A boolean by expression', () => {
		const notify = async (value: unknown) =>
			await run('job', 'setSchedule', {
				job_id: byId('job_1'),
				start_time: '2026-04-01T09:00:00Z',
				end_time: '2026-04-01T10:00:00Z',
				additionalFields: { notify: expression(value) },
			});

		it.each([
			[true, true],
			['TRUE', true],
			['Yes', true],
			[' 1 ', true],
			[1, true],
			[false, false],
			['False', false],
			['no', false],
			['0', false],
			[0, false],
		])('is understood: %j is %s', async (value, meant) => {
			expect((await notify(value)).body?.notify).toBe(meant);
		});

		it.each(['maybe', 2, '[true]', [true], { a: 1 }])(
			'is refused by its field: %j',
			async (value) => {
				const { sent, message } = await notify(value);

				expect(message).toBe(
					`"Notify Customer" must be true or false, not ${JSON.stringify(value)} [item 0]`,
				);
				expect(sent).toEqual([]);
			},
		);

		it('is understood inside a group of fields', async () => {
			const { body, message } = await run('customer', 'update', {
				customer_id: byId('cus_1'),
				updateFields: { notifications_enabled: expression('No') },
			});

			expect({ body, message }).toEqual({ body: { notifications_enabled: false } });
		});
	});

	describe('The switches of a list by expression', () => {
		const jobs = async (fields: INodeParameters) => {
			const sent = reply({
				body: { jobs: [{ id: 'job_1', notes: [] }, { id: 'job_2' }], total_pages: 1 },
			});
			const { output, error } = await operate('job', 'getAll', fields);
			return { sent, output, message: error?.message };
		};

		it.each(['no', 'FALSE', 0, ''])('Return All = %j means up to the limit', async (value) => {
			const { output } = await jobs({ returnAll: expression(value), limit: 1 });

			expect(output).toHaveLength(1);
		});

		it('Return All is refused when it is not understood, before any request', async () => {
			const { sent, message } = await jobs({ returnAll: expression('perhaps') });

			expect(message).toBe('"Return All" must be true or false, not "perhaps" [item 0]');
			expect(sent).toEqual([]);
		});

		it('Simplify = "Yes" simplifies', async () => {
			const { output } = await jobs({ simplify: expression('Yes') });

			expect(output[0]).not.toHaveProperty('notes');
			expect(output[0]).toHaveProperty('work_status');
		});

		it('Limit = true is no number', async () => {
			const { message } = await jobs({ limit: expression(true) });

			expect(message).toBe('"Limit" must be a whole number from 1 on [item 0]');
		});
	});

	describe('A list by expression', () => {
		const tags = async (value: string) =>
			await run('job', 'update', {
				job_id: byId('job_1'),
				updateFields: { description: 'Boiler', tags: value },
			});

		it.each([
			['a JSON list', expression('["vip","new"]'), ['vip', 'new']],
			[
				'a JSON list over several lines',
				expression('[\n "vip",\n "new, old"\n]'),
				['vip', 'new, old'],
			],
			['a text with commas', expression(' vip, new '), ['vip', 'new']],
			['conditions', "={{ [$json.none && 'VIP', false, null, 'new'] }}", ['new']],
			['records', expression([{ id: 'tag_1', name: 'vip' }]), ['vip']],
			['one record', expression({ id: 'tag_1', name: 'vip' }), ['vip']],
			['numbers', expression([2026]), ['2026']],
		])('may be %s', async (_, value, meant) => {
			expect((await tags(value)).body).toEqual({ description: 'Boiler', tags: meant });
		});

		it.each([expression(false), "={{ 0 > 1 && 'VIP' }}", "={{ [0 > 1 && 'VIP'] }}"])(
			'is left alone by a condition that does not hold: %s',
			async (value) => {
				expect((await tags(value)).body).toEqual({ description: 'Boiler' });
			},
		);

		it.each([
			[expression(true), 'must be a text, not true'],
			[expression([{ color: 'red' }]), 'must be a list of texts'],
			[expression([['vip']]), 'must be a list of texts'],
			[expression("['vip', 'new']"), 'looks like a JSON list, but is none'],
		])('is refused by its field: %s', async (value, problem) => {
			const { sent, message } = await tags(value);

			expect(message).toBe(`"Tag Names or IDs" ${problem} [item 0]`);
			expect(sent).toEqual([]);
		});

		it.each([
			['job', 'employee_ids', expression('["pro_1","pro_2"]')],
			['job', 'employee_ids', expression([{ id: 'pro_1', name: 'Dana' }, { id: 'pro_2' }])],
			['invoice', 'customer_uuid', byIds(expression('["pro_1","pro_2"]'))],
			['invoice', 'customer_uuid', byIds(expression([{ id: 'pro_1' }, 'pro_2']))],
			['invoice', 'customer_uuid', byIds('={{ ["pro_1"] }}', '={{ "pro_2" }}')],
		])('of IDs to filter %ss by %s may be %s', async (resource, name, value) => {
			const sent = reply({ body: { [`${resource}s`]: [] } });

			await operate(resource, 'getAll', { filters: { [name]: value } });

			expect(sent[0]?.call).toContain(`${name}[]=pro_1&${name}[]=pro_2&`);
		});

		it('of employees to send takes their records', async () => {
			const { body } = await run('job', 'dispatch', {
				job_id: byId('job_1'),
				dispatched_employees: expression([
					{ id: 'pro_1', first_name: 'Dana' },
					{ employee_id: 'pro_2' },
				]),
			});

			expect(body).toEqual({
				dispatched_employees: [{ employee_id: 'pro_1' }, { employee_id: 'pro_2' }],
			});
		});
	});

	describe('A text by expression', () => {
		const update = async (updateFields: INodeParameters) =>
			await run('customer', 'update', { customer_id: byId('cus_1'), updateFields });

		it('is trimmed', async () => {
			const { body } = await update({ email: expression(' maria@example.com ') });

			expect(body).toEqual({ email: 'maria@example.com' });
		});

		it.each([expression(' '), expression(''), expression(false), '={{ $json.none }}'])(
			'that says nothing leaves the field as it is: %s',
			async (value) => {
				const { body } = await update({ notes: value, company: 'New Co' });

				expect(body).toEqual({ company: 'New Co' });
			},
		);

		it('clears the field when it is left empty by hand', async () => {
			expect((await update({ notes: '' })).body).toEqual({ notes: '' });
		});

		it('is refused when it is true', async () => {
			const { sent, message } = await update({ notes: expression(true) });

			expect(message).toBe('"Notes" must be a text, not true [item 0]');
			expect(sent).toEqual([]);
		});
	});

	it('A number with a comma is refused by its field', async () => {
		const { sent, message } = await run('company', 'updateScheduleAvailability', {
			availability_buffer_in_days: expression('1,234'),
			daily_schedule_windows: { day: [{ day_name: 'Monday' }] },
		});

		expect(message).toBe('"Buffer (Days)" must be a number, not "1,234" [item 0]');
		expect(sent).toEqual([]);
	});

	describe('A list of groups', () => {
		it('keeps kind and price book item of the line items of a new estimate', async () => {
			const item = { name: 'Tap', kind: 'materials', service_item_id: 'olit_1' };
			const { body } = await run('estimate', 'create', {
				customer_id: byId('cus_1'),
				additionalFields: { options: { option: [{ name: 'A', line_items: { item: [item] } }] } },
			});

			expect(body).toMatchObject({ options: [{ line_items: [item] }] });
		});

		it('is refused where n8n has made entries of the characters of an expression', async () => {
			const { sent, message } = await run('estimate', 'create', {
				customer_id: byId('cus_1'),
				additionalFields: { options: { option: '={{ [{ name: "A" }] }}' } },
			});

			expect(message).toBe(
				'"Estimate Options" has an entry in which nothing is filled in [item 0]',
			);
			expect(sent).toEqual([]);
		});
	});
});
