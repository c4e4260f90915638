import type { Handlers } from '../http/call';
import { invalid } from '../http/errors';
import { sorted } from '../http/paging';
import type { Job } from '../state/model';
import { parseTime } from '../state/time';
import { filterWord } from '../state/workStatus';
import { touchJob } from './jobChanges';
import { needJob } from './lookup';

/** A locked job is settled, e.g. for payroll. */
export const jobLocks: Handlers = {
	lockJob: (call) => {
		const job = needJob(call);
		job.locked_at ??= call.now;
		touchJob(call, job);
		return call.views.job(job);
	},

	/** Jobs that start or are completed within the range and have one of the statuses. */
	lockJobs: (call) => {
		const input = call.body<{ starting_at: string; ending_at: string; statuses: string[] }>();
		const [from, to] = [parseTime(input.starting_at), parseTime(input.ending_at)];
		if (!from) throw invalid({ starting_at: ['must be valid'] });
		if (!to || to < from) throw invalid({ ending_at: ['must be valid'] });
		const within = (time: string | null) => time !== null && time >= from && time <= to;
		const found = sorted(call, call.state.jobs).filter(
			(job) =>
				!job.deleted_at &&
				input.statuses.includes(filterWord(job.work_status)) &&
				moments(job).some(within),
		);
		for (const job of found) {
			job.locked_at ??= call.now;
			touchJob(call, job);
		}
		return { jobs: found.map(({ id, locked_at }) => ({ id, locked_at })) };
	},
};

function moments(job: Job): (string | null)[] {
	return [job.schedule.scheduled_start, job.work_timestamps.completed_at];
}
