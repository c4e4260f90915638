import type { State } from '../state/state';
import { addDays, stamp } from '../state/time';
import { between, chance, one, some } from './draw';
import { PRICE_LIST } from './work';

const CATEGORIES: [string, string[]][] = [
	['HVAC', ['Filters', 'Motors']],
	['Plumbing', ['Valves', 'Water heaters']],
	['Electrical', ['Outlets', 'Breakers']],
];
const PRO_COUNT = 3;

/** Two levels of material categories, their materials, services and one price form. */
export function fillPriceBook(state: State): void {
	const stamps = stampsOf(state);
	for (const [name, children] of CATEGORIES) {
		const parent = addCategory(state, name, null);
		for (const child of children) fillCategory(state, addCategory(state, child, parent));
	}
	PRICE_LIST.forEach((entry, index) => addService(state, entry, index));
	state.priceForms.add({
		id: state.ids.next('pbpf'),
		...stamps,
		name: 'Drain cleaning',
		description: 'By length of the line',
		automatically_add_to_new_job: false,
		taxable: true,
		olb_enabled: true,
		duration_in_minutes: 60,
		dynamic_duration_enabled: false,
		bookable_as: 'job',
		image_url: '',
		question_1: 'Where is the drain?',
		question_2: '',
		service_area_pricing_enabled: false,
		default_service_zone_id: null,
		order_index: 0,
		fields: [lengthField(state)],
		pro_ids: state.employees.ids().slice(0, PRO_COUNT),
		tags: [],
	});
}

function stampsOf(state: State) {
	const createdAt = stamp(addDays(state.options.now, -600 + between(0, 300)));
	return { company_id: state.company.id, created_at: createdAt, updated_at: createdAt };
}

function addCategory(state: State, name: string, parent: string | null): string {
	const id = state.ids.next('pbmcat');
	state.materialCategories.add({ id, ...stampsOf(state), parent_uuid: parent, name });
	return id;
}

function fillCategory(state: State, categoryId: string): void {
	for (const size of ['Small', 'Medium', 'Large']) {
		const cost = between(5, 200) * 100;
		state.materials.add({
			id: state.ids.next('pbmat'),
			...stampsOf(state),
			material_category_uuid: categoryId,
			name: `${state.materialCategories.get(categoryId)?.name}, ${size.toLowerCase()}`,
			description: '',
			price: Math.round(cost * 1.8),
			cost,
			unit_of_measure: 'each',
			part_number: `P-${between(1000, 9999)}`,
			flat_rate_enabled: chance(50),
			taxable: true,
		});
	}
}

function addService(
	state: State,
	[name, kind, price, cost]: (typeof PRICE_LIST)[number],
	index: number,
) {
	state.priceBookServices.add({
		id: state.ids.next('olit'),
		...stampsOf(state),
		name,
		description: '',
		task_number: `T-${100 + index}`,
		price,
		cost,
		taxable: kind === 'materials',
		unit_of_measure: 'each',
		category: { id: kind === 'labor' ? 1 : 2, name: kind === 'labor' ? 'Service' : 'Install' },
		industry: { id: 1, name: 'Heating and Air Conditioning' },
		online_booking_enabled: chance(40),
		flat_rate_enabled: chance(50),
		managed_by: 'organization',
		duration: one([30, 60, 90, 120]),
		material_ids: kind === 'materials' ? some(state.materials.ids(), 1) : [],
		labor_hours: 1,
		pro_ids: state.employees.ids().slice(0, PRO_COUNT),
	});
}

function lengthField(state: State) {
	const option = (name: string, price: number, lower: number, upper: number) => ({
		id: state.ids.next('pbpffo'),
		...{ name, price, lower_bound: lower, upper_bound: upper },
		duration_in_minutes: 60,
	});
	return {
		id: state.ids.next('pbpff'),
		name: 'Length',
		kind: 'dropdown',
		price: 0,
		order_index: 0,
		duration_in_minutes: 60,
		options: [option('Up to 50 ft', 14900, 0, 50), option('Over 50 ft', 24900, 51, 100)],
		service_area_fields: [],
	};
}
