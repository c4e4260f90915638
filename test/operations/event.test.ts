import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

const MEETING = {
	id: 'evt_1',
	name: 'Team meeting',
	note: null,
	tags: ['weekly'],
	recurrence_rule: 'FREQ=WEEKLY',
	address: {
		street: '12 Main St',
		street_line_2: '',
		city: 'San Diego',
		state: 'CA',
		zip: '92121',
	},
	assigned_employees: [{ id: 'pro_1', first_name: 'Ana', last_name: 'Lee' }],
	schedule: {
		start_time: '2026-04-01T16:00:00Z',
		end_time: '2026-04-01T17:00:00Z',
		time_zone: 'America/Los_Angeles',
	},
	all_day: false,
	created_at: '2026-03-01T00:00:00Z',
	updated_at: '2026-03-02T00:00:00Z',
};

const SIMPLE_MEETING = {
	id: 'evt_1',
	name: 'Team meeting',
	note: null,
	start_time: '2026-04-01T16:00:00Z',
	end_time: '2026-04-01T17:00:00Z',
	time_zone: 'America/Los_Angeles',
	all_day: false,
	address: '12 Main St, San Diego, CA 92121',
	assigned_employees: ['Ana Lee'],
	recurrence_rule: 'FREQ=WEEKLY',
	tags: ['weekly'],
};

describe('Event', () => {
	describe('Event → Get', () => {
		it('returns the event whole', async () => {
			const sent = reply({ body: MEETING });

			const { output, error } = await operate('event', 'get', { event_id: 'evt_1' });

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'GET /events/evt_1' }]);
			expect(output).toEqual([MEETING]);
		});

		it('can return it simplified', async () => {
			reply({ body: MEETING });

			const { output } = await operate('event', 'get', { event_id: 'evt_1', simplify: true });

			expect(output).toEqual([SIMPLE_MEETING]);
		});

		it('simplifies an event of which little is known', async () => {
			reply({ body: { id: 'evt_2', name: 'Lunch' } });

			const { output } = await operate('event', 'get', { event_id: 'evt_2', simplify: true });

			expect(output).toEqual([{ id: 'evt_2', name: 'Lunch', address: '', assigned_employees: [] }]);
		});

		it('refuses an empty ID, before any request', async () => {
			const sent = reply();

			const { error } = await operate('event', 'get', { event_id: EMPTY });

			expect(error?.message).toBe('"Event" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Event → Get Many', () => {
		it('asks for locations and order', async () => {
			const sent = reply({ body: { total_pages: 1, total_items: 1, events: [MEETING] } });

			const { output, error } = await operate('event', 'getAll', {
				filters: { location_ids: ['loc_1', 'loc_2'] },
				sort: { order: { sort_by: 'zip', sort_direction: 'asc' } },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'GET /events?location_ids[]=loc_1&location_ids[]=loc_2&sort_by=zip&sort_direction=asc&page=1&page_size=50',
				},
			]);
			expect(output).toEqual([MEETING]);
		});

		it('reads what changed since a time', async () => {
			const old = { ...MEETING, id: 'evt_0', updated_at: '2026-02-01T00:00:00Z' };
			const sent = reply({ body: { total_pages: 1, total_items: 2, events: [MEETING, old] } });

			const { output } = await operate('event', 'getAll', {
				returnAll: true,
				filters: { changedSince: '2026-03-01T00:00:00Z' },
			});

			expect(sent).toEqual([
				{ call: 'GET /events?sort_by=updated_at&sort_direction=desc&page=1&page_size=200' },
			]);
			expect(output).toEqual([MEETING]);
		});
	});
});
