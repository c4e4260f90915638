import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../transport/answer';
import type { Api, Parts } from '../../transport/types';
import { FieldError } from '../fields';
import { labelsOf } from '../parameters';
import { jobDetails, jobProgress } from './fields';

type Change = (api: Api, path: Parts['path'], value: IDataObject[string]) => Promise<unknown>;

/** Notes come last: they alone would be doubled if a run that failed half-way is repeated. */
const changes = new Map<string, Change>([
	['schedule', reschedule],
	['assigned_employee_ids', dispatch],
	['line_items', replaceLineItems],
	['tags', replaceTags],
	['notes', addNote],
]);

const labels = labelsOf([...jobDetails, ...jobProgress]);
const labelOf = (name: string) => labels.get(name) ?? name;

/**
 * The live service cannot change a job as a whole, only some parts of it, each by its own call: this makes
 * those calls, and resolves to the job as it is afterwards.
 * @throws FieldError before any call, when a part cannot be changed
 * @throws NodeApiError which also names the parts that were changed before the fault
 */
export async function updateInParts(api: Api, { path, body = {} }: Parts): Promise<unknown> {
	refuseUnchangeable(body);
	const done: string[] = [];
	for (const [name, change] of changes) {
		if (body[name] === undefined) continue;
		await change(api, path, body[name]).catch((fault: unknown) => {
			throw withDone(fault, done);
		});
		done.push(`"${labelOf(name)}"`);
	}
	return await api.send({ route: 'GET /jobs/{job_id}', path });
}

function refuseUnchangeable({ schedule, ...body }: IDataObject) {
	for (const name of Object.keys(body)) {
		if (changes.has(name)) continue;
		throw new FieldError(
			labelOf(name),
			'cannot be changed through Housecall Pro’s API',
			'Nothing was changed. Leave the field out and change it in Housecall Pro itself; schedule, assigned employees, line items, tags and notes can be changed from here.',
		);
	}
	if (!isObject(schedule)) return;
	if (schedule.anytime !== undefined || schedule.anytime_start_date !== undefined) {
		throw new FieldError(
			labelOf('anytime'),
			'cannot be changed for a job that exists',
			'Nothing was changed. Give "Scheduled Start" and "Scheduled End" instead.',
		);
	}
	if (!schedule.scheduled_start) {
		throw new FieldError(
			labelOf('scheduled_start'),
			'is empty, but is needed to change the schedule',
			'Nothing was changed. Add it to "Schedule".',
		);
	}
}

function withDone(fault: unknown, done: string[]): unknown {
	if (fault instanceof Error && done.length > 0) {
		fault.message += ` – before that, ${done.join(', ')} was changed`;
	}
	return fault;
}

async function reschedule(api: Api, path: Parts['path'], schedule: IDataObject[string]) {
	if (!isObject(schedule)) return;
	const body = {
		start_time: schedule.scheduled_start,
		end_time: schedule.scheduled_end,
		arrival_window_in_minutes: schedule.arrival_window,
	};
	await api.send({ route: 'PUT /jobs/{job_id}/schedule', path, body });
}

async function dispatch(api: Api, path: Parts['path'], ids: IDataObject[string]) {
	const dispatched_employees = texts(ids).map((employee_id) => ({ employee_id }));
	await api.send({ route: 'PUT /jobs/{job_id}/dispatch', path, body: { dispatched_employees } });
}

async function replaceLineItems(api: Api, path: Parts['path'], line_items: IDataObject[string]) {
	const body = { line_items, append_line_items: false };
	await api.send({ route: 'PUT /jobs/{job_id}/line_items/bulk_update', path, body });
}

async function addNote(api: Api, path: Parts['path'], content: IDataObject[string]) {
	await api.send({ route: 'POST /jobs/{job_id}/notes', path, body: { content } });
}

/** Tags are put on and taken off one by one, by ID. */
async function replaceTags(api: Api, path: Parts['path'], names: IDataObject[string]) {
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
			labelOf('tags'),
			`has "${name}", which is no tag of this account`,
			'Use the exact name of a tag that exists, or add the tag in Housecall Pro first.',
		);
	}
	return String(tag.id);
}

const texts = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
