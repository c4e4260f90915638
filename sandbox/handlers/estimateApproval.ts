import type { Call, Handlers } from '../http/call';
import { notFound } from '../http/errors';
import type { Estimate, EstimateOption } from '../state/model';
import { addJob } from './jobs';
import { copyLines } from './lineItemInput';
import { needCustomer } from './lookup';

interface Offer {
	estimate: Estimate;
	option: EstimateOption;
}

/**
 * Says yes or no to options. As recorded, this changes the option's `updated_at` and not the
 * estimate's.
 */
export const estimateApproval: Handlers = {
	approveEstimateOptions: (call) => {
		const offers = needOffers(call);
		const fresh = offers.filter(({ option }) => option.approval_status !== 'pro approved');
		decide(call, fresh, 'pro approved');
		const job = fresh.length ? copyToJob(call, fresh) : null;
		return {
			status: 'pro approved',
			last_updated_at: call.now,
			...(job && { copied_on_approval_to_job_id: job.id }),
		};
	},

	declineEstimateOptions: (call) => {
		decide(call, needOffers(call), 'pro declined');
		return { status: 'pro declined', last_updated_at: call.now };
	},
};

/** @throws Refusal 404 when one of the ids is no option's */
function needOffers(call: Call): Offer[] {
	const { option_ids: ids } = call.body<{ option_ids: string[] }>();
	const offers = ids.map((id) => findOffer(call, id));
	if (!offers.length) throw notFound('Option');
	return offers;
}

function findOffer(call: Call, id: string): Offer {
	for (const estimate of call.state.estimates.all()) {
		const option = estimate.options.find((candidate) => candidate.id === id);
		if (option) return { estimate, option };
	}
	throw notFound('Option');
}

function decide(call: Call, offers: Offer[], approval: string): void {
	for (const { estimate, option } of offers) {
		option.approval_status = approval;
		option.updated_at = call.now;
		call.events.estimate('option.approval_status_changed', estimate);
	}
}

/** The account copies what was approved: all of it to one job. */
function copyToJob(call: Call, offers: Offer[]) {
	const [{ estimate }] = offers;
	const customer = needCustomer(call, estimate.customer_id);
	const address = customer.addresses.find(({ id }) => id === estimate.address_id) ?? null;
	const options = offers.map(({ option }) => option);
	const job = addJob(call, customer, address, {
		line_items: options.flatMap((option) => copyLines(option.line_items)),
		assigned_employee_ids: estimate.assigned_employee_ids,
		lead_source: estimate.lead_source,
	});
	job.tax = options[0].tax;
	job.original_estimate_uuids = options.map(({ id }) => id);
	for (const option of options) option.status = 'created job from estimate';
	call.events.estimate('copy_to_job', estimate);
	return job;
}
