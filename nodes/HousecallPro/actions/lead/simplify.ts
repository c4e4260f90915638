import { addressLine, customerOf, personName, within } from '../../helpers/display';
import { Simplify } from '../../operation/operation';

export const simpleLead: Simplify = (lead) => ({
	id: lead.id,
	number: lead.number,
	status: lead.status,
	...customerOf(lead),
	address: addressLine(lead.address),
	lead_source: lead.lead_source,
	pipeline_status: within(lead.pipeline_status, 'name') ?? lead.pipeline_status,
	assigned_employee: personName(lead.assigned_employee),
	total_amount: lead.total_amount,
});
