import { jobId } from '../../descriptions/locators';
import { withSpan } from '../../descriptions/duration';
import { SCHEDULE_ENDS } from '../../descriptions/schedule';
import type { Operation } from '../../operation/operation';
import { employees, toWritableAppointment, visit, visitDetails } from './fields';

/** POST /jobs/{job_id}/appointments. Answers 201 with the appointment. The list of employees has to be sent. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an appointment',
		description: 'Add one more visit to a job, with its times and who is sent',
	},
	route: 'POST /jobs/{job_id}/appointments',
	fields: [
		jobId,
		...visit,
		{
			...employees,
			description: 'Who is sent; leave empty for nobody yet. Employee → Get Many returns the IDs.',
		},
		visitDetails,
	],
	preSend: ({ path, body = {} }) => ({
		path,
		body: { dispatched_employees_ids: [], ...withSpan(toWritableAppointment(body), SCHEDULE_ENDS) },
	}),
	returns: 'record',
};
