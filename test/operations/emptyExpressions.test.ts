import type { INodeParameters } from 'n8n-workflow';

import { runNode } from '../../tools/engine/engine';
import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const NOTHING = '={{ $json.none }}';
const NULL = '={{ null }}';

async function filtered(resource: string, filters: INodeParameters) {
	const sent = reply({ body: { [`${resource}s`]: [] } });
	const { error } = await operate(resource, 'getAll', { filters });
	return { sent: sent.map(({ call }) => call), error };
}

describe('An expression that finds nothing', () => {
	describe('a filter by date', () => {
		it.each([
			['what is not there', { scheduled_start_min: NOTHING }, 'Scheduled Start From'],
			['null', { scheduled_start_max: NULL }, 'Scheduled Start Until'],
			['only blanks', { scheduled_end_min: '={{ $json.a }} {{ $json.b }}' }, 'Scheduled End From'],
			['no time of a last run', { changedSince: NOTHING }, 'Changed Since'],
			['a condition that does not hold', { changedSince: '={{ false }}' }, 'Changed Since'],
		])('is not left out when its expression finds %s', async (_, filters, label) => {
			const { sent, error } = await filtered('job', filters);

			expect(error?.message).toBe(`"${label}" is empty [item 0]`);
			expect(sent).toEqual([]);
		});

		it.each([
			['the editor', ''],
			['an expression', "={{ $json.changed_since ?? '' }}"],
		])('stays open where %s gives an empty text', async (_, changedSince) => {
			const { sent } = await filtered('job', { changedSince, scheduled_end_max: changedSince });

			expect(sent).toEqual(['GET /jobs?page=1&page_size=50']);
		});
	});

	describe('any other filter', () => {
		it.each([
			['customer', { q: '={{ $json.a }} {{ $json.b }}' }, '"Search" is empty'],
			['customer', { q: NULL }, '"Search" is empty'],
			['customer', { q: '={{ ({}) }}' }, '"Search" must not be an object'],
			['customer', { q: '={{ [undefined] }}' }, '"Search" must be one text, not a list'],
			[
				'job',
				{ employee_ids: '={{ [undefined, null, " "] }}' },
				'"Employee Names or IDs" is empty',
			],
			[
				'job',
				{ employee_ids: '={{ ({ a: 1 }) }}' },
				'"Employee Names or IDs" must not be an object',
			],
			[
				'job',
				{ employee_ids: '={{ [{ color: "red" }] }}' },
				'"Employee Names or IDs" must be a list of texts',
			],
			['invoice', { amount_due_min: '={{ [] }}' }, '"Amount Due From" must be a number, not []'],
			['invoice', { amount_due_min: '={{ [5] }}' }, '"Amount Due From" must be a number, not [5]'],
			[
				'invoice',
				{ amount_due_min: '={{ true }}' },
				'"Amount Due From" must be a number, not true',
			],
		])('of %s refuses %j, before any request', async (resource, filters, message) => {
			const { sent, error } = await filtered(resource, filters);

			expect(error?.message).toBe(`${message} [item 0]`);
			expect(sent).toEqual([]);
		});

		it.each([
			[
				'job',
				{ employee_ids: '={{ ["pro_1", null, "pro_7"] }}' },
				'employee_ids[]=pro_1&employee_ids[]=pro_7',
			],
			['invoice', { amount_due_min: '={{ " 50 " }}' }, 'amount_due_min=5000'],
		])('of %s takes what there is of %j', async (resource, filters, query) => {
			const { sent } = await filtered(resource, filters);

			expect(sent).toEqual([`GET /${resource}s?${query}&page=1&page_size=50`]);
		});
	});

	describe('a field inside a group', () => {
		const create = async (additionalFields: INodeParameters) => {
			const sent = reply({ status: 201, body: { id: 'job_1' } });
			const place = { customer_id: byId('cus_1'), address_id: byId('adr_1') };
			const { error } = await operate('job', 'create', { ...place, additionalFields });
			return { sent, error };
		};
		const items = (...item: INodeParameters[]) => ({ line_items: { item } });

		it.each([
			['Unit Price', items({ name: 'Tap' }, { name: 'Sink', unit_price: NOTHING })],
			['Quantity', items({ name: 'Tap', quantity: NULL })],
			['Name', items({ name: NOTHING })],
			['Name', items({ name: '={{ " " }}' })],
			['Name', items({ unit_price: 100 })],
		])('is not left out when it finds nothing: %s', async (label, fields) => {
			const { sent, error } = await create(fields);

			expect(error?.message).toBe(`"${label}" is empty [item 0]`);
			expect(sent).toEqual([]);
		});

		it.each(['', NOTHING, NULL])('is left out where it need not be there: %j', async (nothing) => {
			const { sent } = await create({
				...items({ name: 'Tap', description: nothing }),
				schedule: { scheduled_start: '2026-04-01T09:00:00Z', scheduled_end: nothing },
			});

			expect(sent[0].body).toMatchObject({
				line_items: [{ name: 'Tap', quantity: 1, unit_price: 0, unit_cost: 0 }],
				schedule: { scheduled_start: '2026-04-01T09:00:00Z' },
			});
			expect(JSON.stringify(sent[0].body)).not.toMatch(/description|scheduled_end/);
		});

		it('must be filled where it is required, however deep', async () => {
			const sent = reply();

			const { error } = await operate('company', 'updateScheduleAvailability', {
				availability_buffer_in_days: 1,
				daily_schedule_windows: {
					day: [{ day_name: 'Monday', schedule_windows: { window: [{ start_time: '08:00' }] } }],
				},
			});

			expect(error?.message).toBe('"End Time" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	it('a number beside others is not left out when it finds nothing', async () => {
		const sent = reply();

		const { error } = await operate('material', 'update', {
			material_uuid: 'mat_1',
			updateFields: { name: 'Pipe', price: NOTHING },
		});

		expect(error?.message).toBe('"Price" is empty [item 0]');
		expect(sent).toEqual([]);
	});

	describe('a list', () => {
		const update = async (tags: string) => {
			const sent = reply({ body: { id: 'job_1' } });
			const { error } = await operate('job', 'update', {
				job_id: byId('job_1'),
				updateFields: { tags },
			});
			return { tags: sent[0]?.body?.tags, error };
		};

		it.each(['={{ [$json.none] }}', '={{ [" "] }}', '={{ " " }}', '={{ $json.a }},{{ $json.b }}'])(
			'is not emptied by what finds nothing: %s',
			async (given) => {
				const { tags, error } = await update(given);

				expect(error?.message).toBe('"Tag Names or IDs" is empty [item 0]');
				expect(tags).toBeUndefined();
			},
		);

		it('is left alone by an empty text', async () => {
			const { tags, error } = await update('={{ "" }}');

			expect(error?.message).toMatch(/nothing|at least one/i);
			expect(tags).toBeUndefined();
		});

		it('is emptied on purpose', async () => {
			expect((await update('={{ [] }}')).tags).toEqual([]);
		});
	});

	describe('a text', () => {
		it('is no list', async () => {
			const sent = reply();

			const { error } = await operate('customer', 'create', { first_name: '={{ ["A", "B"] }}' });

			expect(error?.message).toBe('"First Name" must be one text, not a list [item 0]');
			expect(sent).toEqual([]);
		});

		it('may be given as a date, which is written out', async () => {
			const sent = reply({ status: 201, body: { id: 'nte_1' } });

			await operate('job', 'addNote', { job_id: byId('job_1'), content: '={{ new Date(0) }}' });
			await operate('job', 'addNote', {
				job_id: byId('job_1'),
				content: '={{ DateTime.fromMillis(0).toUTC() }}',
			});

			expect(sent.map(({ body }) => body?.content)).toEqual([
				'1970-01-01T00:00:00.000Z',
				'1970-01-01T00:00:00.000Z',
			]);
		});

		it('may hold half a character, as of a text cut short', async () => {
			const sent = reply({ body: { customers: [] } }, { body: { id: 'nobody' } });

			const { error } = await operate('customer', 'getAll', {
				filters: { q: '={{ "Ana \\ud83d" }}' },
			});
			await operate('job', 'get', { job_id: byId('={{ "job_\\udc00" }}') });

			expect(error).toBeUndefined();
			expect(sent.map(({ call }) => call)).toEqual([
				'GET /customers?q=Ana \ufffd&expand[]=do_not_service&page=1&page_size=50',
				'GET /jobs/job_\ufffd',
			]);
		});
	});

	describe('a date', () => {
		const schedule = async (start_time: string) => {
			const sent = reply({ body: {} }, { body: {} });
			const { error } = await operate('job', 'setSchedule', { job_id: byId('job_1'), start_time });
			return { start: sent.at(-1)?.body?.start_time, error };
		};

		it.each([
			'12',
			'={{ 12 }}',
			'10:30',
			'T10:30',
			'2026',
			'2026-04',
			'202604',
			'2026-W14',
			'12-31',
		])('is refused without year, month and day: %s', async (text) => {
			const { start, error } = await schedule(text);

			expect(error?.message).toContain('"Start Time" is not a date: ');
			expect(start).toBeUndefined();
		});

		it.each([
			['2026-04-01', '2026-04-01T00:00:00Z'],
			['20260401T0930', '2026-04-01T09:30:00Z'],
			['2026-04-01 09:30:00', '2026-04-01T09:30:00Z'],
			['2026-W14-3', '2026-04-01T00:00:00Z'],
			['2026-091T09:30', '2026-04-01T09:30:00Z'],
			['={{ DateTime.fromISO("2026-04-01T09:30Z") }}', '2026-04-01T09:30:00Z'],
			['={{ new Date("2026-04-01T09:30Z") }}', '2026-04-01T09:30:00Z'],
		])('is taken as %s', async (text, start) => {
			expect(await schedule(text)).toEqual({ start, error: undefined });
		});
	});

	it('an empty text of an AI changes nothing', async () => {
		const sent = reply({ body: { id: 'cus_1' } });
		const BLANK = '={{ /* $fromAi() */ "" }}';
		const updateFields = { email: BLANK, company: 'New Co', tags: BLANK };

		await runNode({
			parameters: {
				resource: 'customer',
				operation: 'update',
				customer_id: byId('cus_1'),
				updateFields,
			},
			asTool: true,
		});

		expect(sent.map(({ body }) => body)).toEqual([{ company: 'New Co' }]);
	});

	it('but a filter that an AI did not fill stops a tool, too', async () => {
		const { error } = await runNode({
			parameters: {
				resource: 'job',
				operation: 'getAll',
				filters: { customer_id: byId('={{ "" }}') },
			},
			asTool: true,
		});

		expect(error?.message).toBe('"Customer" is empty [item 0]');
	});

	it.each(['9999-12-31T00:00:00Z', '1850-01-01', '2026-W14-3', '20260401'])(
		'%s is a date',
		async (scheduled_start_max) => {
			const { error } = await filtered('job', { scheduled_start_max });

			expect(error).toBeUndefined();
		},
	);

	it.each([
		['={{ ["job_1"] }}', undefined],
		['={{ ["job_1", "job_2"] }}', '"Job" must be one ID, not a list [item 0]'],
	])('an ID may come in a list of one: %s', async (id, message) => {
		reply({ body: { id: 'job_1' } });

		const { error } = await operate('job', 'get', { job_id: byId(id) });

		expect(error?.message).toBe(message);
	});
});
