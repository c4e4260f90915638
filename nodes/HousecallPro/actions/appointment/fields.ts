import type { INodeProperties } from 'n8n-workflow';

import { additionalFields, additionalJson } from '../../descriptions/collections';
import {
	arrivalWindow,
	dispatchedEmployees,
	endTime,
	startTime,
} from '../../descriptions/schedule';

export const visit: INodeProperties[] = [startTime, { ...endTime, required: true }];

/** Here the wire takes plain IDs. */
export const employees: INodeProperties = {
	...dispatchedEmployees,
	name: 'dispatched_employees_ids',
};

export const visitDetails = additionalFields([
	arrivalWindow('arrival_window_minutes'),
	additionalJson,
]);
