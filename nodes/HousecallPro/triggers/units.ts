import type { FunctionsBase, IDataObject } from 'n8n-workflow';

import { ESTIMATE, INVOICE, JOB, LEAD, PAYMENT } from '../descriptions/amounts';
import { toDollars, toMoneyUnit } from '../helpers/money';
import type { Amounts, MoneyUnit } from '../helpers/money';
import { isZone, toTimesIn, toZone, UTC } from '../helpers/times';
import type { TimesIn } from '../helpers/times';
import { isObject } from '../helpers/values';
import { cached } from '../transport/cache';
import { readCompanyZone } from '../transport/companyZone';
import type { Api } from '../transport/types';
import type { HousecallEvent } from './envelope';

/** Where an event holds money, by the property of its body. */
const AMOUNTS = new Map<string, Amounts>([
	['appointment', JOB.map((amount) => `job.${amount}`)],
	['changes', ['amount.from', 'amount.to']],
	['estimate', ESTIMATE],
	['invoice', INVOICE],
	['job', JOB],
	['lead', LEAD],
	['payment', PAYMENT],
	['refund', PAYMENT],
]);

/** Where the body of an event holds money. */
export const EVENT_AMOUNTS: Amounts = [...AMOUNTS].flatMap(([name, amounts]) =>
	amounts.map((amount) => `${name}.${amount}`),
);

/** How items show amounts and times. */
export interface Units {
	money: MoneyUnit;
	times: TimesIn;
}

/** What "Money In" and "Times In" of a trigger's options say. Where one says nothing that is known, its default counts. */
export const unitsOf = ({ moneyIn, timesIn }: IDataObject): Units => ({
	money: understood(() => toMoneyUnit(moneyIn), 'dollars'),
	times: understood(() => toTimesIn(timesIn), 'workflow'),
});

function understood<T>(read: () => T, otherwise: T): T {
	try {
		return read();
	} catch {
		return otherwise;
	}
}

/**
 * The time zone of the times in items, by its IANA name. An event counts even when the company cannot be read, or the
 * workflow's zone is none: its times are then in UTC.
 */
export async function timeZoneFor(
	context: FunctionsBase,
	{ times }: Units,
	connected: () => Promise<Api>,
): Promise<string> {
	if (times === 'workflow') {
		const zone = context.getTimezone();
		return isZone(zone) ? zone : UTC;
	}
	if (times === 'utc') return UTC;
	const key = `time zone ${String(context.getWorkflow().id)} ${context.getNode().id}`;
	return await cached(key, async () => await readCompanyZone(await connected())).catch(() => UTC);
}

/**
 * An event as its item shows it, and the full record that was read for it. Its ID, and whatever is compared, is made
 * of the event before: it must not depend on how the event is shown.
 */
export function inUnits(
	event: HousecallEvent,
	full: IDataObject | undefined,
	{ money }: Units,
	timeZone: string,
): { event: HousecallEvent; full?: IDataObject } {
	const shown = (parts: IDataObject) =>
		toZone(money === 'cents' ? parts : inDollars(parts), timeZone);
	const { resource, occurredAt } = event;
	const body = shown(event.body);
	return {
		event: {
			...event,
			body,
			record: recordIn(body, resource),
			occurredAt: occurredAt && String(toZone({ occurred_at: occurredAt }, timeZone).occurred_at),
		},
		full: full && recordIn(shown({ [resource]: full }), resource),
	};
}

const inDollars = (body: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(body).map(([name, value]) => [
			name,
			isObject(value) ? toDollars(value, AMOUNTS.get(name) ?? []) : value,
		]),
	);

/** By its own property only: an event may be called "__proto__.x". */
function recordIn(body: IDataObject, resource: string): IDataObject | undefined {
	const record = Object.entries(body).find(([name]) => name === resource)?.[1];
	return isObject(record) ? record : undefined;
}
