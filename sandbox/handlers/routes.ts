import type { Call, Handlers } from '../http/call';
import { invalidFilter } from '../http/errors';
import { cut } from '../http/paging';
import type { Appointment, Employee, Job } from '../state/model';
import { stamp } from '../state/time';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

interface Visit {
	job: Job;
	appointment: Appointment;
}

export const routes: Handlers = {
	/** A route is one person's day: whoever has something to do that day has one. */
	listRoutes: (call) => {
		const date = String(call.query.date ?? stamp(call.state.options.now).slice(0, 10));
		if (!DATE.test(date) || Number.isNaN(Date.parse(date))) throw invalidFilter('date');
		const visits = visitsOn(call, date);
		const all = call.state.employees.where('company_id', call.company.id);
		const days = all.map((employee) => routeOf(call, employee, date, visits)).filter(isBusy);
		const { records, ...page } = cut(call, days, 'per_page');
		return { routes: records, ...page };
	},
};

type Route = ReturnType<typeof routeOf>;

function routeOf(call: Call, employee: Employee, date: string, visits: Visit[]) {
	const own = visits.filter(({ appointment }) =>
		appointment.dispatched_employees_ids.includes(employee.id),
	);
	const events = call.state.calendarEvents.all();
	const estimates = call.state.estimates.all();
	return {
		id: `rte_${employee.id.slice('pro_'.length, -8)}${date.replaceAll('-', '')}`,
		name: `${employee.first_name} ${employee.last_name}`,
		color_hex: employee.color_hex,
		date,
		employee_ids: [employee.id],
		job_appointments: own.map(({ job, appointment }) => ({
			job_id: job.id,
			appointment_id: appointment.id,
		})),
		event_ids: events.filter((event) => isOn(event.start_time) && has(event)).map(({ id }) => id),
		estimate_ids: estimates
			.filter((estimate) => isOn(estimate.schedule.scheduled_start) && has(estimate))
			.map(({ id }) => id),
	};

	function isOn(time: string | null): boolean {
		return time?.startsWith(date) ?? false;
	}

	function has(work: { assigned_employee_ids: string[] }): boolean {
		return work.assigned_employee_ids.includes(employee.id);
	}
}

function visitsOn(call: Call, date: string): Visit[] {
	return call.state.jobs
		.all()
		.filter((job) => !job.deleted_at)
		.flatMap((job) =>
			job.appointments
				.filter((appointment) => appointment.start_time.startsWith(date))
				.map((appointment) => ({ job, appointment })),
		);
}

function isBusy({ job_appointments, event_ids, estimate_ids }: Route): boolean {
	return job_appointments.length + event_ids.length + estimate_ids.length > 0;
}
