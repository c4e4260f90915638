import type { JobChange } from '../behaviour';
import type { Call } from '../http/call';
import { badRequest } from '../http/errors';
import type { Appointment, Job } from '../state/model';
import { isCanceled, isDone } from '../state/workStatus';

export interface Visit {
	start: string;
	/** Equal to the start when the request leaves it open. */
	end: string;
	/** Whether it may be at any time of that day. */
	anytime?: boolean;
	arrivalWindow: number;
	employees: string[];
}

/** @throws Refusal 400 when the work is over, or when several appointments leave it open which one */
export function checkSchedulable(job: Job): void {
	if (isDone(job.work_status)) throw badRequest("Can't schedule a completed job");
	if (isCanceled(job.work_status)) throw badRequest("Can't schedule a canceled job");
	if (job.appointments.length > 1) {
		throw badRequest("Can't schedule a job with multiple appointments");
	}
}

/**
 * Puts a job on the schedule, or moves it: one visit, which replaces the appointment it has.
 * @throws Refusal 400 as {@link checkSchedulable} says
 */
export function scheduleJob(call: Call, job: Job, visit: Visit): void {
	checkSchedulable(job);
	const [before] = job.appointments;
	const appointment: Appointment = {
		id: before?.id ?? call.state.ids.next('appt'),
		start_time: visit.start,
		end_time: visit.end,
		anytime: visit.anytime ?? false,
		arrival_window_minutes: visit.arrivalWindow,
		dispatched_employees_ids: visit.employees,
	};
	job.appointments = [appointment];
	followAppointments(job);
	touchJob(call, job);
	call.events.job('scheduled', job);
	call.events.appointment(before ? 'rescheduled' : 'scheduled', job, appointment);
}

/** Takes a job off the schedule and discards its appointments. */
export function unscheduleJob(call: Call, job: Job): void {
	const discarded = job.appointments;
	job.appointments = [];
	followAppointments(job);
	touchJob(call, job);
	for (const appointment of discarded) {
		call.events.appointment('appointment_discarded', job, appointment);
	}
}

/** Makes schedule, crew and status of a job follow from its appointments. */
export function followAppointments(job: Job): void {
	job.without_schedule = false;
	const starts = job.appointments.map((appointment) => appointment.start_time).sort();
	const ends = job.appointments.map((appointment) => appointment.end_time).sort();
	job.schedule = {
		scheduled_start: starts[0] ?? null,
		scheduled_end: ends[ends.length - 1] ?? null,
		arrival_window: job.appointments[0]?.arrival_window_minutes ?? 0,
	};
	const crews = job.appointments.flatMap((appointment) => appointment.dispatched_employees_ids);
	job.assigned_employee_ids = [...new Set(crews)];
	if (job.work_status === 'needs scheduling' && starts.length) job.work_status = 'scheduled';
	if (job.work_status === 'scheduled' && !starts.length) job.work_status = 'needs scheduling';
}

/** Says who goes to a job, whether it is on the schedule or not. */
export function dispatch(call: Call, job: Job, employees: string[]): void {
	job.assigned_employee_ids = employees;
	for (const appointment of job.appointments) {
		const before = appointment.dispatched_employees_ids;
		appointment.dispatched_employees_ids = employees;
		if (employees.some((id) => !before.includes(id))) {
			call.events.appointment('appointment_pros_assigned', job, appointment);
		}
		if (before.some((id) => !employees.includes(id))) {
			call.events.appointment('appointment_pros_unassigned', job, appointment);
		}
	}
	touchJob(call, job, 'dispatch');
}

/** Moves a job to another status and stamps the moment, as the app does when a pro taps it. */
export function setWorkStatus(call: Call, job: Job, status: string): void {
	if (job.work_status === status) return;
	job.work_status = status;
	const stamps = job.work_timestamps;
	if (status === 'in progress') stamps.started_at ??= call.now;
	if (isDone(status)) {
		stamps.started_at ??= call.now;
		stamps.completed_at ??= call.now;
	}
	if (isCanceled(status)) job.canceled_at ??= call.now;
	const action = actionFor(status);
	if (action) call.events.job(action, job);
}

/** @param change one of those of which nobody recorded whether they move `updated_at` */
export function touchJob(call: Call, job: Job, change?: JobChange): void {
	const { jobs } = call.state;
	if (!change || call.behaviour.movesJob.includes(change)) jobs.touch(job, call.now);
	else jobs.changed();
	call.events.job('updated', job);
}

function actionFor(status: string): string | null {
	if (status === 'in progress') return 'started';
	if (isDone(status)) return 'completed';
	if (isCanceled(status)) return 'canceled';
	return status === 'scheduled' ? 'scheduled' : null;
}
