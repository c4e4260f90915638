import {
	addressLine,
	customerSummary,
	namesOf,
	objects,
	pick,
	scheduleSummary,
} from '../../helpers/display';
import type { Simplify } from '../../operation/operation';

/** Each option is decided on its own: `work_status` does not say whether the customer agreed. */
export const simpleEstimate: Simplify = (estimate) => ({
	id: estimate.id,
	estimate_number: estimate.estimate_number,
	work_status: estimate.work_status,
	...pick(estimate, 'approval_status', 'canceled_at', 'deleted_at'),
	...customerSummary(estimate),
	address: addressLine(estimate.address),
	...scheduleSummary(estimate),
	assigned_employees: namesOf(estimate.assigned_employees),
	...pick(estimate, 'total_amount'),
	options: objects(estimate.options).map(
		({ id, name, status, approval_status, total_amount, tags }) => ({
			id,
			name,
			status,
			approval_status,
			total_amount,
			tags,
		}),
	),
	// only where they were asked for
	...('jobs' in estimate && {
		jobs: objects(estimate.jobs).map(({ id, invoice_number, work_status }) => ({
			id,
			invoice_number,
			work_status,
		})),
	}),
	created_at: estimate.created_at,
});
