import type { Call, Handlers } from '../http/call';
import { invalid } from '../http/errors';
import { parseTime } from '../state/time';
import { appointmentView } from '../views/parts';
import { dispatch, scheduleJob, unscheduleJob } from './jobChanges';
import { checkOrder, needEmployees, needJob } from './lookup';

export interface ScheduleInput {
	start_time: string;
	end_time?: string;
	arrival_window_in_minutes?: number;
	expand?: string[];
	dispatched_employees?: DispatchedEmployee[];
}

interface DispatchedEmployee {
	employee_id: string;
}

export const jobSchedule: Handlers = {
	updateJobSchedule: (call) => {
		const job = needJob(call, call.params.job_id, "Can't schedule an archived job");
		const input = call.body<ScheduleInput>();
		const { start, end } = timesOf(input);
		scheduleJob(call, job, {
			start,
			end,
			arrivalWindow: input.arrival_window_in_minutes ?? job.schedule.arrival_window,
			employees: crewOf(call, input.dispatched_employees) ?? job.assigned_employee_ids,
		});
		return {
			start_time: job.schedule.scheduled_start,
			end_time: job.schedule.scheduled_end,
			arrival_window_minutes: job.schedule.arrival_window,
			assigned_employees: call.views.employees(job.assigned_employee_ids),
			appointments: job.appointments.map(appointmentView),
		};
	},

	deleteJobSchedule: (call) => {
		unscheduleJob(call, needJob(call));
		return { object: 'schedule', deleted: true };
	},

	dispatchJob: (call) => {
		const job = needJob(call);
		const input = call.body<{ dispatched_employees: DispatchedEmployee[] }>();
		dispatch(call, job, crewOf(call, input.dispatched_employees) ?? []);
		return { assigned_employees: call.views.employees(job.assigned_employee_ids) };
	},
};

/** @throws Refusal 422 for a time that is none, or a range that ends before it starts */
export function timesOf(input: ScheduleInput): { start: string; end: string } {
	const start = parseTime(input.start_time);
	if (!start) throw invalid({ start_time: ['must be valid'] });
	const end = parseTime(input.end_time) ?? start;
	checkOrder(start, end);
	return { start, end };
}

export function crewOf(call: Call, crew: DispatchedEmployee[] | undefined): string[] | null {
	return crew
		? needEmployees(
				call,
				crew.map((member) => member.employee_id),
			)
		: null;
}
