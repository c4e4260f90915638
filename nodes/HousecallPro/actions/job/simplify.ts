import {
	addressLine,
	customerSummary,
	namesOf,
	objects,
	pick,
	scheduleSummary,
	propertyOf,
} from '../../helpers/display';
import { isObject } from '../../helpers/values';
import type { Simplify } from '../../operation/operation';

export const simpleJob: Simplify = (job) => {
	const appointments = objects(propertyOf(job.schedule, 'appointments'));
	return {
		id: job.id,
		invoice_number: job.invoice_number,
		description: job.description,
		job_type: propertyOf(propertyOf(job.job_fields, 'job_type'), 'name'),
		work_status: job.work_status,
		canceled_at: job.canceled_at,
		deleted_at: job.deleted_at,
		...customerSummary(job),
		address: addressLine(job.address),
		...scheduleSummary(job),
		// only where they were asked for
		...(appointments.length > 0 && {
			appointments: appointments.map(({ id, start_time, end_time }) => ({
				id,
				start_time,
				end_time,
			})),
		}),
		...(isObject(job.estimate) && {
			estimate: { id: job.estimate.id, estimate_number: job.estimate.estimate_number },
		}),
		assigned_employees: namesOf(job.assigned_employees),
		tags: job.tags,
		total_amount: job.total_amount,
		outstanding_balance: job.outstanding_balance,
		// what Update says about itself
		...pick(job, 'updated_parts'),
	};
};
