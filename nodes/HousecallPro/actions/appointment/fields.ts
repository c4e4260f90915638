import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { additionalFields, additionalJson } from '../../descriptions/collections';
import {
	arrivalWindow,
	dispatchedEmployees,
	endTime,
	startTime,
} from '../../descriptions/schedule';
import { omitReadOnly } from '../../helpers/writable';
import { fieldsToChangeOnly } from '../../operation/fieldsToChange';

export const visit: INodeProperties[] = [startTime, { ...endTime, required: true }];

/** Here the wire takes plain IDs. */
export const employees: INodeProperties = {
	...dispatchedEmployees,
	name: 'dispatched_employees_ids',
};

export const visitDetails = additionalFields([
	arrivalWindow('arrival_window_minutes'),
	fieldsToChangeOnly,
	additionalJson,
]);

/** An appointment as it was read, as Additional JSON may give it, as a write takes it (API description). */
export const toWritableAppointment = (appointment: IDataObject) =>
	omitReadOnly(appointment, ['anytime', 'id', 'start_date']);
