import { appointmentId, jobId } from '../../descriptions/locators';
import { withSpan } from '../../descriptions/duration';
import { SCHEDULE_ENDS } from '../../descriptions/schedule';
import type { Operation } from '../../operation/operation';
import { employees, toWritableAppointment, visit, visitDetails } from './fields';

/** PUT /jobs/{job_id}/appointments/{appointment_id}. The service wants times and employees with every change. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update an appointment',
		description:
			'Move one visit of a job with several visits to another time, or send other employees to it',
	},
	route: 'PUT /jobs/{job_id}/appointments/{appointment_id}',
	fields: [jobId, appointmentId, ...visit, { ...employees, required: true }, visitDetails],
	preSend: ({ path, body = {} }) => ({
		path,
		body: withSpan(toWritableAppointment(body), SCHEDULE_ENDS),
	}),
	returns: 'record',
};
