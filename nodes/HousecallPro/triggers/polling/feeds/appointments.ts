import type { IDataObject } from 'n8n-workflow';

import { objects, propertyOf } from '../../../helpers/display';
import { mapInOrder } from '../../../helpers/mapInOrder';
import { isObject } from '../../../helpers/values';
import type { Api, ListCall } from '../../../transport/types';
import { DAY, freshIn, HOUR, MINUTE, toIso } from '../feed';
import { timeOf } from '../timeOf';
import type { DeriveContext, Feed, Occurrence, FeedSnapshot, ReadContext } from '../feed';
import { lookUpError } from '../failingLookUps';
import { compressId, readKnown, shortHash, expandId } from '../memory';
import { unlessMissing } from '../../missing';

const PREFIX = 'job.appointment.';

/** What has begun may still be moved for so long. */
const SPARE = DAY;

/** How many vanished appointments are looked up in one poll. */
const LOOK_UPS = 10;

/*
 * What is remembered of an appointment: six characters of its start (minutes, base 36), three of its other times,
 * three of its pros, whether its start was announced, and its job's ID.
 */
const START = 6;
const TIMES = START + 3;
const PROS = TIMES + 3;
const TOLD = PROS;

const startOf = ({ start_time }: IDataObject) => timeOf(start_time);

function toText(appointment: IDataObject, isTold: boolean): string {
	const minutes = Math.floor((startOf(appointment) ?? 0) / MINUTE);
	const { end_time, arrival_window_minutes, start_time } = appointment;
	return [
		minutes.toString(36).padStart(START, '0'),
		shortHash([start_time, end_time, arrival_window_minutes].join(), 3),
		shortHash(prosOf(appointment).join(), 3),
		isTold ? '+' : '-',
		compressId(String(appointment.job_id)),
	].join('');
}

const prosOf = ({ dispatched_employees_ids: ids }: IDataObject) =>
	Array.isArray(ids) ? ids.map(String).sort() : [];

const startIn = (text: string) => parseInt(text.slice(0, START), 36) * MINUTE;

/** Whether a change of an appointment changes its job is not recorded, so all that lie ahead are read. */
async function read({ api, query, memory, now, lookUps }: ReadContext): Promise<FeedSnapshot> {
	const since = now - SPARE;
	const all = await api.list({
		route: 'GET /jobs',
		list: 'jobs',
		paginated: true,
		query: { ...query, scheduled_start_min: toIso(since), expand: ['appointments'] },
	});
	const records = all
		.flatMap(appointmentsOf)
		.filter((appointment) => (startOf(appointment) ?? 0) >= since);
	const present = new Set(records.map(keyOf));
	const known = memory ? readKnown(memory) : new Map<string, string>();
	const isKnown = (record: IDataObject) => known.has(keyOf(record));
	const isNew = memory ? freshIn(records, isKnown, memory.partial === true) : () => false;
	const missing = [...known].filter(([key]) => !present.has(key));
	const past = missing.filter(([, text]) => startIn(text) < since).map(([key]) => key);
	const ahead = missing.filter(([, text]) => startIn(text) >= since);
	const vanished = lookUps.inOrder(ahead, ([key]) => key).slice(0, LOOK_UPS);
	const outcomes = await mapInOrder(vanished.length, 2, async (index) => {
		const entry = vanished[index];
		const lookingUp = async (quick: Api) => await lookUp(quick, entry);
		return { entry, ...(await lookUps.attempt(entry[0], now, api, lookingUp)) };
	});
	const results = outcomes.flatMap((outcome): LookUp[] => {
		if ('found' in outcome) return [outcome.found];
		return outcome.isGivenUp ? [discarded(outcome.entry, lookUpError(outcome.failure))] : [];
	});
	return {
		records: [...records, ...results.flatMap(({ found }) => (found ? [found] : []))],
		// what began longer ago than is read is not remembered either
		isFresh: (record) => isNew(record) && (startOf(record) ?? 0) >= now - SPARE / 2,
		forget: [...past, ...results.filter(({ found }) => !found).map(({ key }) => key)],
		gone: results.flatMap(({ gone }) => gone ?? []),
		failures: outcomes.flatMap((outcome) => ('failure' in outcome ? [outcome.failure] : [])),
	};
}

/** With what the webhook's event has besides (recorded): the job's ID and the pros who are sent. */
function appointmentsOf(job: IDataObject): IDataObject[] {
	const employees = objects(job.assigned_employees);
	return objects(propertyOf(job.schedule, 'appointments')).map((appointment): IDataObject => {
		const sent = prosOf(appointment);
		return {
			...appointment,
			dispatched_employees: employees.filter(({ id }) => sent.includes(String(id))),
			job_id: job.id,
			...(job.company_id !== undefined && { company_id: job.company_id }),
			job,
		};
	});
}

interface LookUp {
	key: string;
	found?: IDataObject;
	gone?: Occurrence;
}

/** It was moved to the past, or the list was behind; otherwise it was discarded, unless its whole job is gone. */
async function lookUp(api: Api, [key, text]: [string, string]): Promise<LookUp> {
	const jobId = expandId(text.slice(TOLD + 1));
	const call: ListCall = {
		route: 'GET /jobs/{job_id}/appointments',
		path: { job_id: jobId },
		list: 'appointments',
		paginated: false,
	};
	const left = await unlessMissing(api.list(call));
	if (!left) return { key };
	const found = left.find(({ id }) => id === expandId(key));
	if (found) return { key, found: { ...found, job_id: jobId } };
	return discarded([key, text]);
}

function discarded([key, text]: [string, string], more?: IDataObject): LookUp {
	const jobId = expandId(text.slice(TOLD + 1));
	const record = { id: expandId(key), job_id: jobId, start_time: toIso(startIn(text)) };
	const event = `${PREFIX}appointment_discarded`;
	return { key, gone: { event, resource: 'appointment', record, more } };
}

function changed(record: IDataObject, after: string, { before, isFresh, round }: DeriveContext) {
	const occurrences: Occurrence[] = [];
	const add = (name: string, more?: IDataObject) =>
		occurrences.push({
			event: PREFIX + name,
			resource: 'appointment',
			record,
			occasion: [shortHash(after), round].join('/'),
			more,
		});
	if (isFresh) add('scheduled');
	if (before === undefined) return occurrences;
	const from = startIn(before);
	if (before.slice(0, TIMES) !== after.slice(0, TIMES)) {
		add('rescheduled', { changes: { start_time: { from: toIso(from), to: record.start_time } } });
	}
	if (before.slice(TIMES, PROS) !== after.slice(TIMES, PROS)) {
		add(prosOf(record).length > 0 ? 'appointment_pros_assigned' : 'appointment_pros_unassigned');
	}
	return occurrences;
}

/** A job is scheduled with the first of its appointments. */
function jobScheduled(record: IDataObject, occurrences: Occurrence[], round: string): Occurrence[] {
	const { job } = record;
	if (!isObject(job)) return [];
	const [first] = appointmentsOf(job).sort((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0));
	const isMoved = occurrences.some(({ event }) => /\.(re)?scheduled$/.test(event));
	if (!isMoved || first?.id !== record.id) return [];
	const occasion = [record.start_time, record.end_time, round].join('/');
	return [{ event: 'job.scheduled', resource: 'job', record: job, occasion }];
}

/** Once for each start: an appointment that is moved is announced again. */
function announced(record: IDataObject, { before, isFresh, now, settings }: DeriveContext) {
	const start = startOf(record) ?? 0;
	const isClose = start > now && start - now <= settings.startsWithinHours * HOUR;
	const wasTold = before?.[TOLD] === '+' && startIn(before) === Math.floor(start / MINUTE) * MINUTE;
	const occurrence: Occurrence = {
		event: `${PREFIX}upcoming`,
		resource: 'appointment',
		record,
		occasion: String(record.start_time),
	};
	const isNews = isClose && !wasTold && (before !== undefined || isFresh);
	return { isTold: wasTold || isClose, occurrences: isNews ? [occurrence] : [] };
}

const keyOf = (record: IDataObject) => compressId(String(record.id));

export const appointments: Feed = {
	name: 'appointments',
	events: [
		'job.scheduled',
		`${PREFIX}appointment_discarded`,
		`${PREFIX}appointment_pros_assigned`,
		`${PREFIX}appointment_pros_unassigned`,
		`${PREFIX}rescheduled`,
		`${PREFIX}scheduled`,
		`${PREFIX}upcoming`,
	],
	scope: ({ startsWithinHours }) => String(startsWithinHours),
	maxRecords: 150,
	sample: {
		call: {
			route: 'GET /jobs',
			list: 'jobs',
			paginated: true,
			query: { expand: ['appointments'] },
		},
		resource: 'appointment',
		recordsIn: appointmentsOf,
	},
	keyOf,
	read,
	derive: (record, clues) => {
		const { isTold, occurrences } = announced(record, clues);
		const remember = toText(record, isTold);
		const changes = changed(record, remember, clues);
		const scheduled = jobScheduled(record, changes, clues.round);
		return { occurrences: [...changes, ...scheduled, ...occurrences], remember };
	},
};
