import type { Estimate, EstimateOption } from './model';
import type { State } from './state';

export interface Offer {
	estimate: Estimate;
	option: EstimateOption;
}

/** An option and the estimate it belongs to. */
export function findOffer(state: State, optionId: string): Offer | undefined {
	for (const estimate of state.estimates.all()) {
		const option = estimate.options.find(({ id }) => id === optionId);
		if (option) return { estimate, option };
	}
	return undefined;
}

/** Notes a decision. As recorded, it moves the option's `updated_at` and not the estimate's. */
export function decide({ option }: Offer, approval: string, now: string): void {
	option.approval_status = approval;
	option.updated_at = now;
}
