import type { Change, Changes } from './change';
import type { Office, Subject } from './office';

async function newJob(office: Office, done: string): Promise<Subject> {
	const id = await office.addJob();
	office.ledger.expect('job.created', id);
	const subject = office.put('jobs', id);
	subject.done.add(done);
	return subject;
}

/** A change of a job to which none of the others in `excluding` was made. */
const onJob = (
	name: string,
	excluding: string[],
	make: (office: Office, job: Subject, pick: number) => Promise<unknown>,
): Change => ({
	async make(office, pick) {
		const job = office.find('jobs', name, pick, ...excluding) ?? (await newJob(office, name));
		await make(office, job, pick);
	},
});

/** A change of an appointment that was there before. */
const onAppointment = (
	make: (office: Office, jobId: string, appointmentId: string) => Promise<unknown>,
): Change => ({
	takes: 'plannedJobs',
	async make(office) {
		const { id, part } = office.take('plannedJobs');
		await make(office, id, part);
	},
});

const APPOINTMENT = 'job.appointment';
const dispatch = async ({ rig }: Office, job: string, crew: string[]) =>
	await rig.call('PUT', `/jobs/${job}/dispatch`, {
		dispatched_employees: crew.map((employee_id) => ({ employee_id })),
	});
const setStatus = async ({ rig }: Office, id: string, work_status: string) =>
	await rig.call('PUT', `/jobs/${id}`, { work_status });

export const jobs: Changes = {
	'job created': { make: async (office) => void (await newJob(office, '')) },
	'job updated': onJob('updated', [], async ({ rig }, { id }, pick) => {
		await rig.call('PUT', `/jobs/${id}`, { description: `Number ${pick}` });
	}),
	'job on my way': onJob('on_my_way', [], async ({ state, ledger, now }, { id }) => {
		const job = state.jobs.get(id);
		if (!job) return;
		job.work_timestamps.on_my_way_at = now;
		state.jobs.touch(job, now);
		ledger.expect('job.on_my_way', id);
		await Promise.resolve();
	}),
	'job started': onJob('started', ['completed', 'canceled'], async (office, { id }) => {
		await setStatus(office, id, 'in progress');
		office.ledger.expect('job.started', id);
	}),
	// n8n hears of both, as the service stamps a job that was not started as started, too
	'job completed': onJob('completed', ['canceled'], async (office, { id }) => {
		await setStatus(office, id, 'complete');
		office.ledger.expect('job.started', id);
		office.ledger.expect('job.completed', id);
	}),
	'job canceled': onJob('canceled', ['started', 'completed'], async (office, { id }) => {
		await setStatus(office, id, 'user canceled');
		office.ledger.expect('job.canceled', id);
	}),
	'job scheduled': onJob(
		'scheduled',
		['started', 'completed', 'canceled'],
		async (office, { id }) => {
			const appointment = await office.schedule(id, 300);
			office.ledger.expect('job.scheduled', id);
			office.ledger.expect(`${APPOINTMENT}.scheduled`, appointment);
		},
	),
	'appointment rescheduled': onAppointment(async (office, job, appointment) => {
		await office.schedule(job, 400);
		office.ledger.expect('job.scheduled', job);
		office.ledger.expect(`${APPOINTMENT}.rescheduled`, appointment);
	}),
	'appointment discarded': onAppointment(async ({ rig, ledger }, job, appointment) => {
		await rig.call('DELETE', `/jobs/${job}/appointments/${appointment}`);
		ledger.expect(`${APPOINTMENT}.appointment_discarded`, appointment);
	}),
	'pros assigned': onAppointment(async (office, job, appointment) => {
		await dispatch(office, job, office.state.employees.ids().slice(1, 3));
		office.ledger.expect(`${APPOINTMENT}.appointment_pros_assigned`, appointment);
	}),
	'pros unassigned': onAppointment(async (office, job, appointment) => {
		await dispatch(office, job, []);
		office.ledger.expect(`${APPOINTMENT}.appointment_pros_unassigned`, appointment);
	}),
};
