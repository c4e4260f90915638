import type { Operation } from '../../operation/operation';

/**
 * GET /company/schedule_availability. Live answers nest the lists, otherwise than the API description says:
 * `daily_availabilities.data[].schedule_windows.data[]`, with times of day such as "13:00".
 */
export const getScheduleAvailability: Operation = {
	option: {
		name: 'Get Schedule Availability',
		value: 'getScheduleAvailability',
		action: 'Get schedule availability of the company',
		description:
			'Get the opening hours of each weekday in which work can be booked, as set by the company',
	},
	route: 'GET /company/schedule_availability',
	fields: [],
	returns: 'record',
};
