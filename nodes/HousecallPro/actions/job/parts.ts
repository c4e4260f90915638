import type { IDataObject } from 'n8n-workflow';

import { refuseForeignLineItems } from '../lineItem/writable';
import { FieldError, isObject } from '../../helpers/values';
import type { Api, RequestParts } from '../../transport/types';
import { toWritableAppointment } from '../appointment/fields';

/** What of a job can be changed by a call of its own. */
interface Part {
	change: (api: Api, path: RequestParts['path'], value: IDataObject[string]) => Promise<unknown>;
	/** What becomes of it. */
	outcome: 'added' | 'changed' | 'replaced';
}

/**
 * By the names that a job has them under, in the order of the calls: what a run that failed half-way would
 * double when it is repeated comes last.
 */
export const changeableParts: ReadonlyMap<string, Part> = new Map<string, Part>([
	['schedule', { change: reschedule, outcome: 'changed' }],
	['assigned_employee_ids', { change: dispatch, outcome: 'replaced' }],
	['line_items', { change: replaceLineItems, outcome: 'replaced' }],
	['tags', { change: replaceTags, outcome: 'replaced' }],
	['appointments', { change: changeAppointments, outcome: 'changed' }],
	['notes', { change: addNote, outcome: 'added' }],
]);

async function reschedule(api: Api, path: RequestParts['path'], schedule: IDataObject[string]) {
	if (!isObject(schedule)) return;
	const body = {
		start_time: schedule.scheduled_start,
		end_time: schedule.scheduled_end,
		arrival_window_in_minutes: schedule.arrival_window,
	};
	await api.send({ route: 'PUT /jobs/{job_id}/schedule', path, body });
}

async function dispatch(api: Api, path: RequestParts['path'], ids: IDataObject[string]) {
	const dispatched_employees = texts(ids).map((employee_id) => ({ employee_id }));
	await api.send({ route: 'PUT /jobs/{job_id}/dispatch', path, body: { dispatched_employees } });
}

async function replaceLineItems(
	api: Api,
	path: RequestParts['path'],
	line_items: IDataObject[string],
) {
	await refuseForeignLineItems(
		api,
		{ route: 'GET /jobs/{job_id}/line_items', path, paged: false },
		line_items,
	);
	const body = { line_items, append_line_items: false };
	await api.send({ route: 'PUT /jobs/{job_id}/line_items/bulk_update', path, body });
}

/** Tags are put on and taken off one by one, by ID. */
async function replaceTags(api: Api, path: RequestParts['path'], names: IDataObject[string]) {
	const wanted = texts(names);
	const known = await api.list({ route: 'GET /tags', list: 'tags', paged: true });
	const job = await api.send({ route: 'GET /jobs/{job_id}', path });
	const current = isObject(job) ? texts(job.tags) : [];
	const idsOf = (tags: string[]) => tags.map((name) => tagId(known, name));
	const added = idsOf(wanted.filter((name) => !current.includes(name)));
	const removed = idsOf(current.filter((name) => !wanted.includes(name)));

	for (const tag_id of added) {
		await api.send({ route: 'POST /jobs/{job_id}/tags', path, body: { tag_id } });
	}
	for (const tag_id of removed) {
		await api.send({ route: 'DELETE /jobs/{job_id}/tags/{tag_id}', path: { ...path, tag_id } });
	}
}

function tagId(known: IDataObject[], name: string): string {
	const tag = known.find((candidate) => candidate.name === name);
	if (!tag) {
		throw new FieldError(
			'Tag Names or IDs',
			`has "${name}", which is no tag of this account`,
			'Use the exact name of a tag that exists, or add the tag in Housecall Pro first.',
		);
	}
	return String(tag.id);
}

/** Given by Additional JSON only: one with an ID is changed, one without is added, the others stay. */
async function changeAppointments(api: Api, path: RequestParts['path'], list: IDataObject[string]) {
	const appointments = Array.isArray(list) ? list.filter(isObject) : [];
	for (const { id, ...appointment } of appointments) {
		const body = toWritableAppointment(appointment);
		await api.send(
			id === undefined
				? { route: 'POST /jobs/{job_id}/appointments', path, body }
				: {
						route: 'PUT /jobs/{job_id}/appointments/{appointment_id}',
						path: { ...path, appointment_id: String(id) },
						body,
					},
		);
	}
}

async function addNote(api: Api, path: RequestParts['path'], content: IDataObject[string]) {
	await api.send({ route: 'POST /jobs/{job_id}/notes', path, body: { content } });
}

const texts = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
