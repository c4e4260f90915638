import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { FieldError, isObject } from '../../helpers/values';
import type { Api, RequestParts } from '../../transport/types';
import { labelOf } from './fields';
import { changeableParts } from './parts';
import type { Step } from './parts';
import { readJob } from './schedule';

/** A step with what an error calls it. */
type LabelledStep = Step & { label: string };

/**
 * What is known of a request that failed: the service refused it; or it gave no word on the outcome, and the job then
 * showed the change, did not show it, or could not be read.
 */
type Outcome = 'refused' | 'seen' | 'not seen' | 'unreadable';

/**
 * The live service cannot change a job as a whole, only some parts of it, each by its own call: this makes
 * those calls, and resolves to the job as it is afterwards, with what became of each part in `updated_parts`.
 * Nothing is sent for a part that is already as it is wanted.
 * @throws FieldError before any change, when a part cannot be changed
 * @throws NodeApiError which also names what was changed before the fault, what was not, and what may have been
 */
export async function updateInParts(api: Api, { path, body = {} }: RequestParts): Promise<unknown> {
	refuseUnchangeable(body);
	const job = await readJob(api, path);
	const updated_parts: Record<string, string> = {};
	const steps: LabelledStep[] = [];
	for (const [name, plan] of changeableParts) {
		if (body[name] === undefined) continue;
		const { steps: own, outcome } = await plan({ api, path, job }, body[name]);
		updated_parts[name] = outcome;
		steps.push(...own.map((step) => ({ ...step, label: labelled(name, step.entry) })));
	}
	for (const [index, step] of steps.entries()) await runStep(api, steps, step, index);
	if (steps.length === 0) return { ...job, updated_parts };

	const after = await readJob(api, path).catch((fault: unknown) => {
		throw withReport(fault, { changed: steps });
	});
	return { ...after, updated_parts };
}

const labelled = (name: string, entry?: string) =>
	entry ? `"${labelOf(name)}" (${entry})` : `"${labelOf(name)}"`;

/** A request that failed without a word on its outcome, but whose change the job shows, was carried out. */
async function runStep(
	api: Api,
	steps: LabelledStep[],
	step: LabelledStep,
	index: number,
): Promise<void> {
	try {
		await api.send(step.call);
	} catch (fault) {
		const outcome = await outcomeOf(api, step, fault);
		if (outcome === 'seen') return;
		const changed = steps.slice(0, index);
		const rest = steps.slice(index);
		if (outcome === 'refused') throw withReport(fault, { changed, left: rest });
		throw withReport(fault, { changed, unknown: [step], left: rest.slice(1) }, outcome);
	}
}

async function outcomeOf(api: Api, { isApplied }: Step, fault: unknown): Promise<Outcome> {
	// without a status there was no response; a success may come with a body that cannot be read
	const isRefused = fault instanceof NodeApiError && /^[34]/.test(fault.httpCode ?? '');
	if (isRefused) return 'refused';
	return await isApplied(api).then(
		(seen) => (seen ? 'seen' : 'not seen'),
		() => 'unreadable',
	);
}

interface Report {
	changed: LabelledStep[];
	unknown?: LabelledStep[];
	left?: LabelledStep[];
}

const LOOK_FIRST: Partial<Record<Outcome, string>> = {
	'not seen': 'The job did not show the change when it was read just now, which may still come.',
	unreadable: 'The job could not be read just now.',
};

function withReport(
	fault: unknown,
	{ changed, unknown = [], left = [] }: Report,
	outcome: Outcome = 'refused',
): unknown {
	if (!(fault instanceof Error) || changed.length + unknown.length === 0) return fault;
	const listed = (title: string, steps: LabelledStep[]) =>
		steps.length > 0 ? [`${title}: ${steps.map(({ label }) => label).join(', ')}`] : [];
	const report = [
		...listed('changed before', changed),
		...listed('perhaps changed', unknown),
		...listed('not changed', left),
	];
	fault.message += ` – ${report.join('; ')}`;
	if (!(fault instanceof NodeApiError)) return fault;
	// the usual advice speaks of one request alone
	fault.description =
		unknown.length > 0
			? `${LOOK_FIRST[outcome]} Look at the job in Housecall Pro, then run again with only the fields that it does not show.`
			: left.length > 0
				? 'Run again with only the fields that were not changed yet.'
				: 'All fields were changed; only the job could not be read afterwards.';
	return fault;
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
