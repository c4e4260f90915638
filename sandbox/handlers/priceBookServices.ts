import type { Call, Handlers } from '../http/call';
import { invalid } from '../http/errors';
import { listed, priceBookPage, sorted } from '../http/paging';
import type { PriceBookService } from '../state/model';
import { materialView } from './materials';

const HOURLY = { cost: 3500, price: 9500 };

/** What `filters[][property]` may name. */
const FILTERS: Record<string, (service: PriceBookService) => unknown> = {
	online_booking_enabled: (service) => service.online_booking_enabled,
	managed_by: (service) => service.managed_by,
	flat_rate_enabled: (service) => service.flat_rate_enabled,
	taxable: (service) => service.taxable,
	category: (service) => service.category.name,
	organization_industry: (service) => service.industry.name,
};

export const priceBookServices: Handlers = {
	listPriceBookServices: (call) => {
		const text = String(call.query.q ?? '').toLowerCase();
		const filters = filtersOf(call);
		const found = sorted(call, call.state.priceBookServices).filter(
			(service) =>
				textOf(service).includes(text) && filters.every(([read, value]) => read(service) === value),
		);
		return priceBookPage(call, '/api/price_book/services', found, (one) => view(call, one));
	},
};

type Filter = [read: (service: PriceBookService) => string, value: string];

/** Triples of property, operator (only `eq`) and value, in the order in which they were sent. */
function filtersOf(call: Call): Filter[] {
	const [properties, operators, values] = ['property', 'operator', 'value'].map((part) =>
		call.search.getAll(`filters[][${part}]`),
	);
	return properties.map((property, index) => {
		const read = FILTERS[property];
		if (!read) throw invalid({ filters: [`${property} is not a property`] });
		if (operators[index] !== 'eq') throw invalid({ filters: ['operator must be one of: eq'] });
		return [(service) => String(read(service)), values[index]];
	});
}

function textOf({ name, description, task_number }: PriceBookService): string {
	return `${name} ${description} ${task_number}`.toLowerCase();
}

function view(call: Call, service: PriceBookService) {
	const { id, name, description, task_number, flat_rate_enabled, managed_by, price } = service;
	const { cost, taxable, unit_of_measure, category, industry, online_booking_enabled } = service;
	const expand = listed(call, 'expand');
	return {
		object: 'service',
		uuid: id,
		...{ name, description, task_number, flat_rate_enabled },
		service_materials: list(expand?.has('service_materials') ? materialsOf(call, service) : []),
		service_labor_rates: list(expand?.has('service_labor_rates') ? laborOf(service) : []),
		...{ managed_by, price, cost, taxable, unit_of_measure, category, industry },
		...{ online_booking_enabled, duration: service.duration, bookable_as: 'job' },
		assigned_pros: list(prosOf(call, service.pro_ids)),
		question_1: null,
		question_2: null,
	};
}

const list = (data: unknown[]) => ({ object: 'list', data });

function materialsOf(call: Call, service: PriceBookService) {
	return service.material_ids.flatMap((id) => {
		const material = call.state.materials.get(id);
		if (!material) return [];
		return [{ object: 'service_material', quantity: 1, material: materialView(call, material) }];
	});
}

function laborOf(service: PriceBookService) {
	const rate = {
		object: 'labor_rate',
		uuid: `${service.id}_rate`,
		name: 'Standard',
		hourly_cost: HOURLY.cost,
		hourly_price: HOURLY.price,
		default: true,
		services_count: 1,
	};
	const hours = service.labor_hours.toFixed(2);
	return [{ object: 'service_labor_rate', number_of_hours: hours, labor_rate: rate }];
}

function prosOf(call: Call, ids: readonly string[]) {
	return ids.flatMap((id) => {
		const employee = call.state.employees.get(id);
		if (!employee) return [];
		const name = `${employee.first_name} ${employee.last_name}`;
		return [{ object: 'assigned_pro', uuid: id, full_name: name }];
	});
}
