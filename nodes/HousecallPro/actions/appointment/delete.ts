import { appointmentId, jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** DELETE /jobs/{job_id}/appointments/{appointment_id}. Answers 200, empty. */
export const deleteAppointment: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an appointment',
		description: 'Delete one visit of a job permanently; the job itself stays',
	},
	route: 'DELETE /jobs/{job_id}/appointments/{appointment_id}',
	fields: [jobId, appointmentId],
	returns: 'deleted',
};
