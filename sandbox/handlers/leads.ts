import type { Call, Handlers } from '../http/call';
import { badRequest } from '../http/errors';
import { envelope, listed, sorted } from '../http/paging';
import type { Address, Customer, Lead } from '../state/model';
import { makeAddress, type AddressInput } from './addressInput';
import { addCustomer, type CustomerInput } from './customers';
import { makeLineItem, type LineItemInput } from './lineItemInput';
import { need, needAddress, needCustomer, needEmployees, needLeadSource } from './lookup';

interface LeadInput {
	customer_id?: string;
	customer?: CustomerInput;
	address_id?: string;
	address?: AddressInput;
	assigned_employee_id?: string;
	lead_source?: string;
	line_items?: LineItemInput[];
	/** Singular; `notes` is dropped without a word. */
	note?: string;
	tags?: string[];
	tax_name?: string;
	tax_rate?: number;
	/** In no document, but the service is recorded to take it. */
	job_type_uuid?: string;
}

export const leads: Handlers = {
	listLeads: (call) => {
		const filters = filtersOf(call);
		const found = sorted(call, call.state.leads).filter((lead) =>
			filters.every((filter) => filter(lead)),
		);
		return envelope(call, 'leads', found, (lead) => call.views.lead(lead));
	},

	getLead: (call) => call.views.lead(needLead(call)),

	createLead: (call) => {
		const input = call.body<LeadInput>();
		const [employee = null] = needEmployees(call, [input.assigned_employee_id ?? []].flat());
		const { customer, address } = whoAndWhere(call, input);
		const lead = call.state.leads.add({
			id: call.state.ids.next('lea'),
			company_id: customer.company_id,
			number: (call.state.numbers.lead += 1),
			customer_id: customer.id,
			address,
			lead_source: needLeadSource(call, input.lead_source),
			status: 'open',
			pipeline_status_id: firstStage(call),
			tags: [...new Set(input.tags)],
			assigned_employee_id: employee,
			line_items: (input.line_items ?? []).map((item) => makeLineItem(call, item)),
			tax: { name: input.tax_name ?? '', rate: input.tax_rate ?? 0 },
			note: input.note ?? null,
			conversions: [],
			job_type_id: input.job_type_uuid ?? null,
			lost_at: null,
			created_at: call.now,
			updated_at: call.now,
		});
		call.events.lead('created', lead);
		return call.views.lead(lead);
	},
};

/** @throws Refusal 404 */
export function needLead(call: Call, id = call.params.id): Lead {
	return need(call, call.state.leads, id, 'Lead');
}

/** Sending a customer always makes a new one, even if there is one like it. */
function whoAndWhere(
	call: Call,
	input: LeadInput,
): { customer: Customer; address: Address | null } {
	if (!input.customer_id && !input.customer) throw badRequest('Customer is required');
	needLeadSource(call, input.lead_source);
	const customer = input.customer_id
		? needCustomer(call, input.customer_id)
		: addCustomer(call, input.customer ?? {});
	if (input.address_id) return { customer, address: needAddress(customer, input.address_id) };
	if (!input.address) return { customer, address: customer.addresses[0] ?? null };
	const address = makeAddress(call, input.address);
	customer.addresses.push(address);
	call.state.customers.touch(customer, call.now);
	return { customer, address };
}

function firstStage(call: Call): string | null {
	return call.state.pipelineStatuses.where('resource_type', 'lead')[0]?.id ?? null;
}

function filtersOf(call: Call): ((lead: Lead) => boolean)[] {
	const { customer_id: customerId, status } = call.query;
	const filters: ((lead: Lead) => boolean)[] = [];
	if (customerId) filters.push((lead) => lead.customer_id === customerId);
	if (status) filters.push((lead) => lead.status === status);
	const employees = listed(call, 'employee_ids');
	if (employees) filters.push((lead) => employees.has(lead.assigned_employee_id ?? ''));
	const sources = listed(call, 'lead_source');
	if (sources) filters.push((lead) => sources.has(lead.lead_source ?? ''));
	const tags = listed(call, 'tag_ids');
	if (tags) {
		const wanted = [...tags].map((id) => call.state.tags.get(id)?.name ?? '');
		filters.push((lead) => lead.tags.some((name) => wanted.includes(name)));
	}
	return filters;
}
