import { addressLine, customerOf, namesOf, within } from '../../helpers/display';
import { Simplify } from '../../operation/operation';

export const simpleJob: Simplify = (job) => ({
	id: job.id,
	invoice_number: job.invoice_number,
	description: job.description,
	work_status: job.work_status,
	...customerOf(job),
	address: addressLine(job.address),
	scheduled_start: within(job.schedule, 'scheduled_start'),
	assigned_employees: namesOf(job.assigned_employees),
	total_amount: job.total_amount,
	// what Update says about itself
	...(job.updated_parts !== undefined && { updated_parts: job.updated_parts }),
});
