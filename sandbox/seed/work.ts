import type { LineItem, Tax } from '../state/model';
import type { State } from '../state/state';
import { addDays, addMinutes, stamp } from '../state/time';
import { between, chance, one } from './draw';

/** Things a home-services company sells: name, kind, price and cost of one in cents. */
export const PRICE_LIST: [string, LineItem['kind'], number, number][] = [
	['Diagnostic visit', 'labor', 8900, 3500],
	['AC tune-up', 'labor', 12900, 5200],
	['Furnace maintenance', 'labor', 13900, 5600],
	['Condenser fan motor', 'materials', 38500, 17200],
	['Run capacitor', 'materials', 21500, 4100],
	['Thermostat, smart', 'materials', 27900, 14900],
	['Drain line flush', 'labor', 16500, 4800],
	['Water heater, 50 gal', 'materials', 118000, 64500],
	['Water heater installation', 'labor', 64000, 28000],
	['Toilet rebuild', 'labor', 24500, 7900],
	['Garbage disposal', 'materials', 31500, 13800],
	['Panel inspection', 'labor', 14900, 5000],
	['GFCI outlet', 'materials', 18500, 3900],
	['After-hours fee', 'labor', 9500, 0],
];

const SALES_TAX: Tax = { name: 'Sales tax', rate: 0.0825 };
export const NO_TAX: Tax = { name: '', rate: 0 };

export const drawTax = (): Tax => (chance(60) ? SALES_TAX : NO_TAX);

export function drawLineItems(state: State, most: number): LineItem[] {
	const items = Array.from({ length: between(1, most) }, () => drawLineItem(state));
	if (chance(8)) items.push(discount(state));
	return items;
}

function drawLineItem(state: State): LineItem {
	const [name, kind, unitPrice, unitCost] = one(PRICE_LIST);
	const item = lineItem(state, name, kind, unitPrice);
	item.unit_cost = unitCost;
	item.quantity = kind === 'materials' && chance(20) ? 2 : 1;
	return item;
}

const discount = (state: State) => lineItem(state, 'Senior discount', 'fixed discount', 2500);

export function lineItem(
	state: State,
	name: string,
	kind: LineItem['kind'],
	unitPrice: number,
): LineItem {
	return {
		id: state.ids.next('rli'),
		name,
		description: '',
		unit_price: unitPrice,
		unit_cost: 0,
		unit_of_measure: null,
		quantity: 1,
		kind,
		taxable: kind === 'materials',
		service_item_id: null,
		service_item_type: null,
	};
}

export interface Window {
	start: string;
	end: string;
}

/**
 * A visit on a day, counted from the account's today: it starts between 13:00 and 22:00 UTC, which
 * is the working day in the company's time zone, and takes one to four hours.
 */
export function drawWindow(state: State, day: number): Window {
	const start = addMinutes(addDays(state.options.now, day), between(26, 44) * 30);
	return { start: stamp(start), end: stamp(addMinutes(start, between(1, 4) * 60)) };
}

/** Days between a time and the account's today. */
export function daysSince(state: State, time: string): number {
	return Math.max(0, Math.floor((state.options.now.getTime() - Date.parse(time)) / 86_400_000));
}
