import type { Estimate, Job } from './model';
import type { State } from './state';

/** A deleted job is archived: lists go on to hold it, with the time (recorded on one account). */
export function archiveJob(state: State, job: Job, now: string): void {
	job.deleted_at = now;
	state.jobs.touch(job, now);
}

/** A deleted estimate stays (recorded); its options say so in a word of the official description. */
export function deleteEstimate(state: State, estimate: Estimate, now: string): void {
	for (const option of estimate.options) option.status = 'deleted';
	state.estimates.touch(estimate, now);
}
