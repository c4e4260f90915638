import type { IDataObject } from 'n8n-workflow';

import { ESTIMATE, INVOICE, JOB, LEAD, PAYMENT } from '../descriptions/amounts';
import { toDollars } from '../helpers/money';
import type { Amounts, MoneyUnit } from '../helpers/money';
import { isObject } from '../helpers/values';
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

/** The unit of the amounts in items. */
export interface Units {
	money: MoneyUnit;
}

/** What "Money In" of a trigger's options says. Anything else means dollars, as no option does. */
export const unitsOf = ({ moneyIn }: IDataObject): Units => ({
	money: String(moneyIn).trim().toLowerCase() === 'cents' ? 'cents' : 'dollars',
});

/**
 * An event as its item shows it, and the full record that was read for it. Its ID, and whatever is compared, is made
 * of the event before: it must not depend on how the event is shown.
 */
export function inUnits(
	event: HousecallEvent,
	full: IDataObject | undefined,
	{ money }: Units,
): { event: HousecallEvent; full?: IDataObject } {
	if (money === 'cents') return { event, full };
	const shown = (name: string, record: IDataObject) => toDollars(record, AMOUNTS.get(name) ?? []);
	const body = Object.fromEntries(
		Object.entries(event.body).map(([name, value]) => [
			name,
			isObject(value) ? shown(name, value) : value,
		]),
	);
	const { resource, record } = event;
	return {
		event: { ...event, body, record: record && shown(resource, record) },
		full: full && shown(resource, full),
	};
}
