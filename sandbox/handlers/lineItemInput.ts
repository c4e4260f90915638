import type { Call } from '../http/call';
import type { LineItem, LineItemKind } from '../state/model';

export interface LineItemInput {
	id?: string;
	name?: string;
	description?: string;
	unit_price?: number;
	unit_cost?: number;
	quantity?: number;
	kind?: LineItemKind;
	taxable?: boolean;
	service_item_id?: string;
	service_item_type?: string;
}

/** What answers call the type that a request names (recorded); how they call a `market_place` item nobody saw. */
const READ_AS: Record<string, string> = {
	organizational: 'OrganizationalLineItemTemplate',
	pricebook_material: 'Pricebook::Material',
};

/** A new line with the service's defaults: one piece of labor, taxable, for nothing. */
export function makeLineItem(call: Call, input: LineItemInput): LineItem {
	const blank: LineItem = {
		id: call.state.ids.next('rli'),
		name: '',
		description: '',
		unit_price: 0,
		unit_cost: 0,
		unit_of_measure: null,
		quantity: 1,
		kind: 'labor',
		taxable: true,
		service_item_id: null,
		service_item_type: null,
	};
	return changeLineItem(blank, input);
}

/** Sets what the request names and leaves the rest; the id stays, and what is read-only counts for nothing. */
export function changeLineItem(item: LineItem, input: LineItemInput): LineItem {
	const { service_item_type: type, ...changes } = pick(input);
	return Object.assign(item, changes, type && { service_item_type: READ_AS[type] ?? type });
}

/**
 * The lines after a bulk update: known ids are changed, others are new. What the request leaves out
 * goes, unless it appends.
 */
export function mergeLineItems(
	call: Call,
	items: readonly LineItem[],
	inputs: readonly LineItemInput[],
	append: boolean,
): LineItem[] {
	const known = new Map(items.map((item) => [item.id, item]));
	const named = inputs.map((input) => {
		const item = known.get(input.id ?? '');
		return item ? changeLineItem(item, input) : makeLineItem(call, input);
	});
	const rest = append ? items.filter((item) => !named.includes(item)) : [];
	return [...rest, ...named];
}

/** What it takes to make the same lines elsewhere: each side can then change its own. */
export function copyLines(items: readonly LineItem[]): LineItemInput[] {
	return items.map((item) => ({
		name: item.name,
		description: item.description,
		unit_price: item.unit_price,
		unit_cost: item.unit_cost,
		quantity: item.quantity,
		kind: item.kind,
		taxable: item.taxable,
		...(item.service_item_id && { service_item_id: item.service_item_id }),
		...(item.service_item_type && { service_item_type: item.service_item_type }),
	}));
}

const NAMES = [
	'name',
	'description',
	'unit_price',
	'unit_cost',
	'quantity',
	'kind',
	'taxable',
	'service_item_id',
	'service_item_type',
] as const;

function pick(input: LineItemInput): LineItemInput {
	return Object.fromEntries(
		NAMES.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]),
	);
}
