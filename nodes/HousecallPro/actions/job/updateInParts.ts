import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { FieldError, isObject } from '../../helpers/values';
import type { Api, RequestParts } from '../../transport/types';
import { labelOf } from './fields';
import { changeableParts } from './parts';

const listed = (names: string[]) => names.map((name) => `"${labelOf(name)}"`).join(', ');

/**
 * The live service cannot change a job as a whole, only some parts of it, each by its own call: this makes
 * those calls, and resolves to the job as it is afterwards, with what became of each part in `updated_parts`.
 * @throws FieldError before any call, when a part cannot be changed
 * @throws NodeApiError which also names the parts that were changed before the fault, and those that were not
 */
export async function updateInParts(api: Api, { path, body = {} }: RequestParts): Promise<unknown> {
	refuseUnchangeable(body);
	const wanted = [...changeableParts].filter(([name]) => body[name] !== undefined);
	const report: Record<string, string> = {};
	try {
		for (const [name, { change, outcome }] of wanted) {
			await change(api, path, body[name]);
			report[name] = outcome;
		}
		const job = await api.send({ route: 'GET /jobs/{job_id}', path });
		return { ...(isObject(job) && job), updated_parts: report };
	} catch (fault) {
		const left = wanted.map(([name]) => name).filter((name) => !(name in report));
		throw withReport(fault, Object.keys(report), left);
	}
}

function refuseUnchangeable({ schedule, notes, ...body }: IDataObject) {
	for (const name of Object.keys(body)) {
		if (changeableParts.has(name)) continue;
		throw new FieldError(
			labelOf(name),
			'cannot be changed through Housecall Pro’s API',
			'Nothing was changed. Leave the field out and change it in Housecall Pro itself; schedule, assigned employees, line items, tags, notes and appointments can be changed from here.',
		);
	}
	if (notes === '' || notes === null) {
		throw new FieldError(
			labelOf('notes'),
			'cannot be cleared through Housecall Pro’s API, only added to',
			'Nothing was changed. Delete single notes with Job → Delete Note.',
		);
	}
	if (schedule !== undefined) refuseSchedule(isObject(schedule) ? schedule : {});
}

function refuseSchedule(schedule: IDataObject) {
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

function withReport(fault: unknown, done: string[], left: string[]): unknown {
	if (!(fault instanceof Error) || done.length === 0) return fault;
	fault.message += ` – changed before: ${listed(done)}`;
	if (left.length > 0) fault.message += `; not changed: ${listed(left)}`;
	// the usual one says that nothing was changed
	if (fault instanceof NodeApiError) {
		fault.description = 'Run again with only the fields that were not changed yet.';
	}
	return fault;
}
