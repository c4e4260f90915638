import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const COMPANY = {
	id: 'com_1',
	name: 'Acme',
	phone_number: '5550100100',
	support_email: 'help@example.com',
	website: 'https://example.com',
	time_zone: 'America/Los_Angeles',
	default_arrival_window: 120,
	address: { street: '12 Main St', city: 'San Diego', state: 'CA', zip: '92121' },
	locations: [{ id: 'com_2', name: 'Acme North' }],
};

describe('Settings of a company', () => {
	describe('Company → Get', () => {
		it('returns the company of the key, with its locations inside', async () => {
			const sent = reply({ body: COMPANY });

			const { output, error } = await operate('company', 'get');

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'GET /company' }]);
			expect(output).toEqual([COMPANY]);
		});

		it('can return it simplified', async () => {
			reply({ body: COMPANY });

			const { output } = await operate('company', 'get', { simplify: true });

			expect(output).toEqual([
				{
					id: 'com_1',
					name: 'Acme',
					phone_number: '5550100100',
					support_email: 'help@example.com',
					website: 'https://example.com',
					time_zone: 'America/Los_Angeles',
					default_arrival_window: 120,
					address: '12 Main St, San Diego, CA 92121',
				},
			]);
		});
	});

	describe('Company → Get Booking Windows', () => {
		const window = (hour: number, available: boolean) => ({
			start_time: `2026-04-01T${hour}:00:00Z`,
			end_time: `2026-04-01T${hour + 1}:00:00Z`,
			available,
		});
		const body = {
			booking_windows: [window(16, true), window(17, false), window(18, true)],
			show_for_days: 3,
			start_date: '2026-04-01',
		};

		it('asks by date, length, service, form and employees, in UTC without a "Z"', async () => {
			const sent = reply({ body });

			const { output, error } = await operate(
				'company',
				'getBookingWindows',
				{
					limit: 2,
					filters: {
						employee_ids: ['pro_1', 'pro_2'],
						price_form_id: 'pbpf_1',
						service_duration: 90,
						service_id: 'olit_1',
						show_for_days: 3,
						start_date: '2026-04-01T09:00:00',
					},
				},
				{ timezone: 'America/Los_Angeles' },
			);

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'GET /company/schedule_availability/booking_windows?show_for_days=3&employee_ids[]=pro_1&employee_ids[]=pro_2&price_form_id=pbpf_1&service_id=olit_1&service_duration=90&start_date=2026-04-01T16:00:00',
				},
			]);
			const inLosAngeles = (hour: number, available: boolean) => ({
				start_time: `2026-04-01T${String(hour).padStart(2, '0')}:00:00-07:00`,
				end_time: `2026-04-01T${String(hour + 1).padStart(2, '0')}:00:00-07:00`,
				available,
			});
			expect(output).toEqual([inLosAngeles(9, true), inLosAngeles(10, false)]);
		});

		it('returns all of them, whole, in one request', async () => {
			const sent = reply({ body });

			const { output } = await operate('company', 'getBookingWindows', { returnAll: true });

			expect(sent).toEqual([{ call: 'GET /company/schedule_availability/booking_windows' }]);
			expect(output).toEqual(body.booking_windows);
		});

		it.each([
			['the free ones', { onlyAvailable: true }, [16, 18]],
			['the first one', { firstOnly: true }, [15]],
			['the first free one', { firstOnly: true, onlyAvailable: true }, [16]],
			['all where neither is on', { firstOnly: false, onlyAvailable: false }, [15, 16, 17, 18]],
		])('returns %s', async (_, own, hours) => {
			const sent = reply({
				body: { booking_windows: [window(15, false), ...body.booking_windows] },
			});

			const { output } = await operate('company', 'getBookingWindows', { filters: own });

			expect(sent).toEqual([{ call: 'GET /company/schedule_availability/booking_windows' }]);
			expect(output.map(({ start_time }) => start_time)).toEqual(
				hours.map((hour) => `2026-04-01T${hour}:00:00Z`),
			);
		});

		it('returns nothing where nothing is open, which is answered as a bare list', async () => {
			reply({ body: [] });

			const { output, error } = await operate('company', 'getBookingWindows');

			expect(error).toBeUndefined();
			expect(output).toEqual([]);
		});
	});

	describe('Company → schedule availability', () => {
		const availability = {
			availability_buffer_in_days: 1,
			daily_availabilities: {
				data: [
					{
						day_name: 'Monday',
						schedule_windows: { data: [{ start_time: '08:00', end_time: '12:00' }] },
					},
				],
			},
		};

		it('is returned as the service has it', async () => {
			const sent = reply({ body: availability });

			const { output, error } = await operate('company', 'getScheduleAvailability');

			expect(error).toBeUndefined();
			expect(sent).toEqual([{ call: 'GET /company/schedule_availability' }]);
			expect(output).toEqual([availability]);
		});

		it('is replaced, days without windows included', async () => {
			const sent = reply({ body: availability });

			const { output, error } = await operate('company', 'updateScheduleAvailability', {
				availability_buffer_in_days: 1,
				daily_schedule_windows: {
					day: [
						{
							day_name: 'Monday',
							schedule_windows: {
								window: [
									{ start_time: '08:00', end_time: '12:00' },
									{ start_time: '13:00', end_time: '17:00' },
								],
							},
						},
						{ day_name: 'Sunday' },
					],
				},
				additionalFields: { additionalJson: '{ "note": "summer" }' },
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'PUT /company/schedule_availability',
					body: {
						availability_buffer_in_days: 1,
						daily_schedule_windows: [
							{
								day_name: 'Monday',
								schedule_windows: [
									{ start_time: '08:00', end_time: '12:00' },
									{ start_time: '13:00', end_time: '17:00' },
								],
							},
							{ day_name: 'Sunday', schedule_windows: [] },
						],
						note: 'summer',
					},
				},
			]);
			expect(output).toEqual([availability]);
		});

		it('is not replaced by nothing', async () => {
			const sent = reply();

			const { error } = await operate('company', 'updateScheduleAvailability', {
				daily_schedule_windows: { day: [] },
			});

			expect(error?.message).toBe('"Days" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Company → Update Franchise Info', () => {
		it.each([
			[{ franchise_id: 'F1,F2' }, { territory_management: { franchise_id: 'F1,F2' } }],
			[{ franchise_id: '["F1", "F2"]' }, { territory_management: { franchise_id: 'F1,F2' } }],
			[
				{ franchise_id: '', franchisee_identifier: '' },
				{ territory_management: { franchise_id: null }, franchisee_identifier: null },
			],
			[
				{ franchisee_identifier: 'A-7', external: '{ "region": 4 }' },
				{ external: { region: 4 }, franchisee_identifier: 'A-7' },
			],
		])('sends what changes, and null to clear', async (updateFields, metadata) => {
			const sent = nock(BASE_URL)
				.patch('/company/franchise_info', { metadata })
				.reply(200, COMPANY);

			const { output, error } = await operate('company', 'updateFranchiseInfo', { updateFields });

			expect(error).toBeUndefined();
			expect(sent.isDone()).toBe(true);
			expect(output).toEqual([COMPANY]);
		});

		it('refuses an update of nothing, before any request', async () => {
			const { error } = await operate('company', 'updateFranchiseInfo');

			expect(error?.message).toBe('"Update Fields" holds nothing to change [item 0]');
		});
	});
});
