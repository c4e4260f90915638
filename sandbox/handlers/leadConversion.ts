import type { Call, Handlers } from '../http/call';
import { invalid, unprocessable } from '../http/errors';
import { envelope } from '../http/paging';
import type { Lead } from '../state/model';
import { lineItemViews } from '../views/parts';
import { addEstimate } from './estimates';
import { addJob } from './jobs';
import { needLead } from './leads';
import { copyLines } from './lineItemInput';
import { needCustomer } from './lookup';

export const leadConversion: Handlers = {
	listLeadLineItems: (call) => {
		const { id, line_items: lines } = needLead(call, call.params.lead_id);
		const items = lineItemViews(lines, `/leads/${id}/line_items`);
		return envelope(call, 'line_items', items, (item) => item);
	},

	convertLead: (call) => {
		const lead = needLead(call);
		const { type } = call.body<{ type?: 'job' | 'estimate' }>();
		if (!type) throw invalid({ type: ['is missing'] });
		if (lead.conversions.length) throw unprocessable('Lead has already been converted');
		return type === 'job' ? { job_id: toJob(call, lead) } : { estimate_id: toEstimate(call, lead) };
	},
};

function toJob(call: Call, lead: Lead): string {
	const customer = needCustomer(call, lead.customer_id);
	const job = addJob(call, customer, lead.address, {
		line_items: copyLines(lead.line_items),
		lead_source: lead.lead_source,
		tags: lead.tags,
		assigned_employee_ids: crewOf(lead),
		...(lead.note && { notes: lead.note }),
	});
	job.tax = lead.tax;
	win(call, lead, job.id, 'Job');
	return job.id;
}

function toEstimate(call: Call, lead: Lead): string {
	const estimate = addEstimate(call, needCustomer(call, lead.customer_id), {
		options: [{ name: 'Option #1', line_items: copyLines(lead.line_items) }],
		tax: { tax_name: lead.tax.name, tax_rate: lead.tax.rate },
		assigned_employee_ids: crewOf(lead),
		...(lead.address && { address_id: lead.address.id }),
		...(lead.lead_source && { lead_source: lead.lead_source }),
		...(lead.note && { note: lead.note }),
	});
	win(call, lead, estimate.id, 'Estimate');
	return estimate.id;
}

function win(call: Call, lead: Lead, id: string, type: 'Job' | 'Estimate'): void {
	lead.status = 'won';
	lead.conversions.push({ id, type });
	const won = call.state.pipelineStatuses.find(
		(stage) => stage.resource_type === 'lead' && stage.status_type === 'won',
	);
	lead.pipeline_status_id = won?.id ?? lead.pipeline_status_id;
	call.state.leads.touch(lead, call.now);
	call.events.lead('converted', lead);
}

function crewOf(lead: Lead): string[] {
	return lead.assigned_employee_id ? [lead.assigned_employee_id] : [];
}
