import { addressLine, customerOf, namesOf, objects, within } from '../../helpers/display';
import { Simplify } from '../../operation/operation';

export const simpleEstimate: Simplify = (estimate) => ({
	id: estimate.id,
	estimate_number: estimate.estimate_number,
	work_status: estimate.work_status,
	...customerOf(estimate),
	address: addressLine(estimate.address),
	scheduled_start: within(estimate.schedule, 'scheduled_start'),
	assigned_employees: namesOf(estimate.assigned_employees),
	options: objects(estimate.options).map(({ id, name, total_amount, approval_status }) => ({
		id,
		name,
		total_amount,
		approval_status,
	})),
	created_at: estimate.created_at,
});
