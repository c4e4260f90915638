import type { Call, Handlers } from '../http/call';
import { invalid, notFound } from '../http/errors';
import type { Appointment, Job } from '../state/model';
import { parseTime } from '../state/time';
import { appointmentView } from '../views/parts';
import { followAppointments, touchJob } from './jobChanges';
import { checkOrder, needEmployees, needJob } from './lookup';

interface AppointmentInput {
	start_time: string;
	end_time: string;
	arrival_window_minutes?: number;
	dispatched_employees_ids: string[];
}

export const appointments: Handlers = {
	listJobAppointments: (call) => ({
		appointments: needJob(call).appointments.map(appointmentView),
	}),

	createJobAppointment: (call) => {
		const job = needJob(call);
		const appointment = { id: call.state.ids.next('appt'), anytime: false, ...fieldsOf(call) };
		job.appointments.push(appointment);
		changed(call, job);
		call.events.appointment('scheduled', job, appointment);
		return appointmentView(appointment);
	},

	updateJobAppointment: (call) => {
		const job = needJob(call);
		const appointment = needAppointment(job, call.params.appointment_id);
		const before = { ...appointment };
		Object.assign(appointment, fieldsOf(call));
		changed(call, job);
		tellChanges(call, job, before, appointment);
		return appointmentView(appointment);
	},

	deleteJobAppointment: (call) => {
		const job = needJob(call);
		const appointment = needAppointment(job, call.params.appointment_id);
		job.appointments = job.appointments.filter(({ id }) => id !== appointment.id);
		changed(call, job);
		call.events.appointment('appointment_discarded', job, appointment);
	},
};

function fieldsOf(call: Call): Omit<Appointment, 'id' | 'anytime'> {
	const input = call.body<AppointmentInput>();
	const [start, end] = [parseTime(input.start_time), parseTime(input.end_time)];
	if (!start) throw invalid({ start_time: ['must be valid'] });
	if (!end) throw invalid({ end_time: ['must be valid'] });
	checkOrder(start, end);
	return {
		start_time: start,
		end_time: end,
		arrival_window_minutes: input.arrival_window_minutes ?? 0,
		dispatched_employees_ids: needEmployees(call, input.dispatched_employees_ids),
	};
}

function needAppointment(job: Job, id: string): Appointment {
	const appointment = job.appointments.find((candidate) => candidate.id === id);
	if (!appointment) throw notFound('Appointment');
	return appointment;
}

function changed(call: Call, job: Job): void {
	followAppointments(job);
	touchJob(call, job, 'appointment');
}

function tellChanges(call: Call, job: Job, before: Appointment, after: Appointment): void {
	const moved = before.start_time !== after.start_time || before.end_time !== after.end_time;
	if (moved) call.events.appointment('rescheduled', job, after);
	const [old, now] = [before.dispatched_employees_ids, after.dispatched_employees_ids];
	if (now.some((id) => !old.includes(id))) {
		call.events.appointment('appointment_pros_assigned', job, after);
	}
	if (old.some((id) => !now.includes(id))) {
		call.events.appointment('appointment_pros_unassigned', job, after);
	}
}
