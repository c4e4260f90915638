import type { Call, Handlers } from '../http/call';
import { notFound } from '../http/errors';
import { decide, findOffer, type Offer } from '../state/approval';
import { addJob } from './jobs';
import { copyLines } from './lineItemInput';
import { needCustomer } from './lookup';

/**
 * Says yes or no to options. See {@link decide} for what it moves.
 */
export const estimateApproval: Handlers = {
	approveEstimateOptions: (call) => {
		const offers = needOffers(call);
		const fresh = offers.filter(({ option }) => option.approval_status !== 'pro approved');
		decideAll(call, fresh, 'pro approved');
		const job = fresh.length ? copyToJob(call, fresh) : null;
		return {
			status: 'pro approved',
			last_updated_at: call.now,
			...(job && { copied_on_approval_to_job_id: job.id }),
		};
	},

	declineEstimateOptions: (call) => {
		decideAll(call, needOffers(call), 'pro declined');
		return { status: 'pro declined', last_updated_at: call.now };
	},
};

/** @throws Refusal 404 when one of the ids is no option's */
function needOffers(call: Call): Offer[] {
	const { option_ids: ids } = call.body<{ option_ids: string[] }>();
	const offers = ids.map((id) => findOffer(call.state, id));
	const found = offers.filter((offer) => offer !== undefined);
	if (!ids.length || found.length < ids.length) throw notFound('Option');
	return found;
}

function decideAll(call: Call, offers: Offer[], approval: string): void {
	for (const offer of offers) {
		decide(offer, approval, call.now);
		call.events.estimate(`option.${call.behaviour.approvalEvent}`, offer.estimate);
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
