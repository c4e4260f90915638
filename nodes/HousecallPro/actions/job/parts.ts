import type { IDataObject } from 'n8n-workflow';

import { accountLists } from '../../descriptions/accountLists';
import { objects, propertyOf } from '../../helpers/display';
import { isObject } from '../../helpers/values';
import { lookUp, recordsOf } from '../../operation/resolveNames';
import { idOf } from '../../helpers/recordId';
import type { Api, Call, RequestParts } from '../../transport/types';
import { toWritableAppointment } from '../appointment/fields';
import { refuseForeignLineItems } from '../lineItem/writable';
import { labelOf } from './fields';
import { isSameTime, readJob } from './schedule';

/** One request of a change. */
export interface Step {
	call: Call;
	/** Which entry of a list it changes; left out where one request changes the part as a whole. */
	entry?: string;
	/** Whether the service shows the change by now: asked where the outcome of the request is unknown. */
	isApplied: (api: Api) => Promise<boolean>;
}

interface Plan {
	/** None where nothing is different. */
	steps: Step[];
	/** What becomes of the part. */
	outcome: string;
}

/** The job as it is before any change. */
interface Before {
	api: Api;
	path: RequestParts['path'];
	job: IDataObject;
}

type PlanChange = (before: Before, value: IDataObject[string]) => Plan | Promise<Plan>;

/**
 * What of a job can be changed by a call of its own, by the names that a job has it under, in the order of the calls:
 * what a run that failed half-way would double when it is repeated comes last.
 */
export const changeableParts: ReadonlyMap<string, PlanChange> = new Map<string, PlanChange>([
	['schedule', planSchedule],
	['assigned_employee_ids', planDispatch],
	['line_items', planLineItems],
	['tags', planTags],
	['appointments', planAppointments],
	['notes', planNote],
]);

const toPlan = (steps: Step[], outcome: 'added' | 'changed' | 'replaced'): Plan => ({
	steps,
	outcome: steps.length > 0 ? outcome : 'unchanged',
});

function planSchedule({ path, job }: Before, schedule: IDataObject[string]): Plan {
	if (!isObject(schedule)) return toPlan([], 'changed');
	const { scheduled_start, scheduled_end, arrival_window } = schedule;
	const isPlanned = ({ schedule: current }: IDataObject) =>
		isSameTime(propertyOf(current, 'scheduled_start'), scheduled_start) &&
		(!scheduled_end || isSameTime(propertyOf(current, 'scheduled_end'), scheduled_end)) &&
		(arrival_window === undefined || propertyOf(current, 'arrival_window') === arrival_window);
	const body = {
		start_time: scheduled_start,
		end_time: scheduled_end,
		arrival_window_in_minutes: arrival_window,
	};
	const step: Step = {
		call: { route: 'PUT /jobs/{job_id}/schedule', path, body },
		isApplied: async (api) => isPlanned(await readJob(api, path)),
	};
	return toPlan(isPlanned(job) ? [] : [step], 'changed');
}

function planDispatch({ path, job }: Before, ids: IDataObject[string]): Plan {
	const wanted = new Set(texts(ids));
	const isDispatched = ({ assigned_employees }: IDataObject) => {
		const assigned = new Set(objects(assigned_employees).map(idOf));
		// a record that does not say who is assigned is no proof of nobody
		return (
			Array.isArray(assigned_employees) &&
			assigned.size === wanted.size &&
			[...wanted].every((id) => assigned.has(id))
		);
	};
	const dispatched_employees = [...wanted].map((employee_id) => ({ employee_id }));
	const step: Step = {
		call: { route: 'PUT /jobs/{job_id}/dispatch', path, body: { dispatched_employees } },
		isApplied: async (api) => isDispatched(await readJob(api, path)),
	};
	return toPlan(isDispatched(job) ? [] : [step], 'replaced');
}

async function planLineItems(
	{ api, path }: Before,
	line_items: IDataObject[string],
): Promise<Plan> {
	const list = { route: 'GET /jobs/{job_id}/line_items', path, paginated: false } as const;
	await refuseForeignLineItems(api, list, line_items);
	const wanted = objects(line_items);
	const step: Step = {
		call: {
			route: 'PUT /jobs/{job_id}/line_items/bulk_update',
			path,
			body: { line_items, append_line_items: false },
		},
		isApplied: async (api) => {
			const items = await api.list({ ...list, list: 'line_items' });
			const isKept = (item: IDataObject) => wanted.some((one) => matchesSentItem(one, item));
			return items.length === wanted.length && items.every(isKept);
		},
	};
	return toPlan([step], 'replaced');
}

const ITEM_KEYS = ['name', 'description', 'quantity', 'unit_price', 'unit_cost'];

/** Whether an item holds what was sent; numbers may come back as text, and nothing as an empty text. */
const matchesSentItem = (sent: IDataObject, item: IDataObject) =>
	ITEM_KEYS.filter((key) => sent[key] !== undefined).every(
		(key) => String(sent[key] ?? '') === String(item[key] ?? ''),
	);

/**
 * Tags are put on and taken off one by one, by ID. All are looked up before anything is changed. A tag that the job
 * has and the account lost has no ID by which it could be taken off: it stays, and the outcome says so.
 */
async function planTags({ api, path, job }: Before, names: IDataObject[string]): Promise<Plan> {
	const field = { displayName: labelOf('tags') };
	const list = accountLists.getTagNames;
	const current = texts(job.tags);
	const wanted: string[] = [];
	const steps: Step[] = [];
	for (const text of new Set(texts(names))) {
		const tag = current.includes(text) ? { name: text } : await lookUp(field, list, text, api);
		const name = String(tag.name);
		wanted.push(name);
		if (!current.includes(name)) steps.push(addTagStep(path, name, idOf(tag)));
	}
	const removed = current.filter((name) => !wanted.includes(name));
	const known = removed.length > 0 ? await recordsOf(list, api) : [];
	const lost: string[] = [];
	for (const name of removed) {
		const tag = known.find((record) => record.name === name);
		if (tag) steps.push(removeTagStep(path, name, idOf(tag)));
		else lost.push(`"${name}"`);
	}
	const plan = toPlan(steps, 'replaced');
	if (lost.length === 0) return plan;
	const outcome = `${plan.outcome}, except ${lost.join(', ')}: no tag of the account any more, so it stays on the job`;
	return { ...plan, outcome };
}

const addTagStep = (path: RequestParts['path'], name: string, tag_id: string): Step => ({
	call: { route: 'POST /jobs/{job_id}/tags', path, body: { tag_id } },
	entry: `add "${name}"`,
	isApplied: async (api) => texts((await readJob(api, path)).tags).includes(name),
});

const removeTagStep = (path: RequestParts['path'], name: string, tag_id: string): Step => ({
	call: { route: 'DELETE /jobs/{job_id}/tags/{tag_id}', path: { ...path, tag_id } },
	entry: `remove "${name}"`,
	isApplied: async (api) => !texts((await readJob(api, path)).tags).includes(name),
});

/** Given by Additional JSON only: one with an ID is changed, one without is added, the others stay. */
async function planAppointments({ api, path }: Before, list: IDataObject[string]): Promise<Plan> {
	const appointments = objects(list);
	const isAdded = appointments.some(({ id }) => id === undefined);
	const before = isAdded ? (await readAppointments(api, path)).map(idOf) : [];
	const steps = appointments.map(({ id, ...appointment }) => {
		const body = toWritableAppointment(appointment);
		return id === undefined
			? addAppointmentStep(path, body, before)
			: changeAppointmentStep(path, body, String(id));
	});
	return toPlan(steps, 'changed');
}

const readAppointments = async (api: Api, path: RequestParts['path']) =>
	await api.list({
		route: 'GET /jobs/{job_id}/appointments',
		path,
		list: 'appointments',
		paginated: false,
	});

const isSameVisit = (sent: IDataObject, visit: IDataObject) =>
	['start_time', 'end_time'].every(
		(key) => sent[key] === undefined || isSameTime(sent[key], visit[key]),
	);

const addAppointmentStep = (
	path: RequestParts['path'],
	body: IDataObject,
	before: string[],
): Step => ({
	call: { route: 'POST /jobs/{job_id}/appointments', path, body },
	entry: `add ${String(body.start_time)}`,
	isApplied: async (api) => {
		const visits = await readAppointments(api, path);
		return visits.some((visit) => !before.includes(idOf(visit)) && isSameVisit(body, visit));
	},
});

const changeAppointmentStep = (
	path: RequestParts['path'],
	body: IDataObject,
	appointment_id: string,
): Step => ({
	call: {
		route: 'PUT /jobs/{job_id}/appointments/{appointment_id}',
		path: { ...path, appointment_id },
		body,
	},
	entry: `change ${appointment_id}`,
	isApplied: async (api) => {
		const visits = await readAppointments(api, path);
		return visits.some((visit) => idOf(visit) === appointment_id && isSameVisit(body, visit));
	},
});

function planNote({ path, job }: Before, content: IDataObject[string]): Plan {
	const count = ({ notes }: IDataObject) =>
		objects(notes).filter((note) => note.content === content).length;
	const step: Step = {
		call: { route: 'POST /jobs/{job_id}/notes', path, body: { content } },
		isApplied: async (api) => count(await readJob(api, path)) > count(job),
	};
	return toPlan([step], 'added');
}

const texts = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
