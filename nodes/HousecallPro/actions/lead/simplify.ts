import {
	addressLine,
	customerSummary,
	objects,
	personName,
	pick,
	propertyOf,
} from '../../helpers/display';
import type { Simplify } from '../../operation/operation';

export const simpleLead: Simplify = (lead) => ({
	id: lead.id,
	number: lead.number,
	status: lead.status,
	lost_at: lead.lost_at,
	pipeline_status: propertyOf(lead.pipeline_status, 'name') ?? lead.pipeline_status,
	...customerSummary(lead),
	address: addressLine(lead.address),
	lead_source: lead.lead_source,
	assigned_employee: personName(lead.assigned_employee),
	tags: lead.tags,
	total_amount: lead.total_amount,
	// the jobs and estimates that it has become
	conversions: objects(lead.conversions).map(({ id, type }) => ({ id, type })),
	...pick(lead, 'created_at'),
});
