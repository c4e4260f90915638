import type { Resource } from '../../operation/operation';
import { get } from './get';
import { getAll } from './getAll';
import { getBookingWindows } from './getBookingWindows';
import { getScheduleAvailability } from './getScheduleAvailability';
import { updateFranchiseInfo } from './updateFranchiseInfo';
import { updateScheduleAvailability } from './updateScheduleAvailability';

export const company: Resource = {
	name: 'Company',
	value: 'company',
	operations: [
		get,
		getBookingWindows,
		getAll,
		getScheduleAvailability,
		updateFranchiseInfo,
		updateScheduleAvailability,
	],
};
