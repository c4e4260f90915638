import type { Call, Handlers } from '../http/call';
import { badRequest, invalid } from '../http/errors';
import { envelope, listed } from '../http/paging';
import type { Address, Customer, Estimate, JobFields, Tax } from '../state/model';
import { parseTime } from '../state/time';
import { makeAddress, type AddressInput } from './addressInput';
import { makeOption, type OptionInput } from './estimateOptionInput';
import { jobFields } from './jobInput';
import {
	checkOrder,
	need,
	needAddress,
	needCustomer,
	needEmployees,
	needLeadSource,
} from './lookup';
import { filtered } from './workFilters';

interface EstimateInput {
	estimate_number?: number;
	note?: string;
	message?: string;
	customer_id?: string;
	address_id?: string;
	address?: AddressInput;
	assigned_employee_ids?: string[];
	lead_source?: string;
	options?: OptionInput[];
	tax?: TaxInput;
	schedule?: { start_time?: string; end_time?: string; arrival_window_in_minutes?: number };
	estimate_fields?: Partial<JobFields>;
}

export interface TaxInput {
	taxable?: boolean;
	tax_rate?: number;
	tax_name?: string;
}

export const estimates: Handlers = {
	listEstimates: (call) => {
		const expand = listed(call, 'expand');
		return envelope(call, 'estimates', filtered(call, call.state.estimates), (estimate) =>
			call.views.estimate(estimate, expand),
		);
	},

	createEstimate: (call) => {
		const input = call.body<EstimateInput>();
		if (!input.customer_id) throw badRequest('Customer is required');
		const customer = needCustomer(call, input.customer_id);
		return call.views.estimate(addEstimate(call, customer, input));
	},

	getEstimate: (call) => call.views.estimate(needEstimate(call), listed(call, 'expand')),
};

/** An option's id (`est_…`) finds no estimate. @throws Refusal 404 */
export function needEstimate(call: Call, id = call.params.estimate_id): Estimate {
	return need(call, call.state.estimates, id, 'Estimate');
}

/** Makes an estimate and tells of it, and of each of its options. */
export function addEstimate(call: Call, customer: Customer, input: EstimateInput): Estimate {
	const schedule = scheduleOf(input);
	const crew = needEmployees(call, input.assigned_employee_ids ?? []);
	const leadSource = needLeadSource(call, input.lead_source);
	const fields = jobFields(call, input.estimate_fields);
	const address = addressOf(call, customer, input);
	const number = numberOf(call, input);
	const tax = taxOf(input.tax);
	const estimate = call.state.estimates.add({
		id: call.state.ids.next('csr'),
		company_id: customer.company_id,
		estimate_number: number,
		customer_id: customer.id,
		address_id: address?.id ?? null,
		work_status: schedule.scheduled_start ? 'scheduled' : 'needs scheduling',
		work_timestamps: { on_my_way_at: null, started_at: null, completed_at: null },
		schedule,
		assigned_employee_ids: crew,
		lead_source: leadSource,
		fields: { job_type_id: null, business_unit_id: null, ...fields },
		pipeline_status_id: null,
		options: (input.options ?? [{ name: 'Option #1' }]).map((option, index) => ({
			...makeOption(call, option, tax, `${number}-${index + 1}`),
			message_from_pro: input.message ?? '',
			notes: input.note ? [{ id: call.state.ids.next('nte'), content: input.note }] : [],
		})),
		created_at: call.now,
		updated_at: call.now,
	});
	call.events.estimate('created', estimate);
	estimate.options.forEach(() => call.events.estimate('option.created', estimate));
	if (schedule.scheduled_start) call.events.estimate('scheduled', estimate);
	return estimate;
}

export function taxOf(input: TaxInput | undefined): Tax {
	const rate = input?.taxable === false ? 0 : (input?.tax_rate ?? 0);
	return { name: input?.tax_name ?? '', rate };
}

function addressOf(call: Call, customer: Customer, input: EstimateInput): Address | null {
	if (input.address_id) return needAddress(customer, input.address_id);
	if (!input.address) return customer.addresses[0] ?? null;
	const address = makeAddress(call, input.address);
	customer.addresses.push(address);
	call.state.customers.touch(customer, call.now);
	return address;
}

function scheduleOf({ schedule = {} }: EstimateInput): Estimate['schedule'] {
	const { start_time: start, end_time: end } = schedule;
	const [from, to] = [parseTime(start), parseTime(end)];
	if (start && !from) throw invalid({ 'schedule.start_time': ['must be valid'] });
	if (end && !to) throw invalid({ 'schedule.end_time': ['must be valid'] });
	checkOrder(from, to);
	return {
		scheduled_start: from,
		scheduled_end: to ?? from,
		arrival_window: schedule.arrival_window_in_minutes ?? 0,
	};
}

function numberOf(call: Call, input: EstimateInput): string {
	const { numbers, estimates: records } = call.state;
	if (input.estimate_number === undefined) return String((numbers.estimate += 1));
	const number = String(input.estimate_number);
	if (records.where('estimate_number', number).length) {
		throw invalid({ estimate_number: ['has already been taken'] });
	}
	return number;
}
