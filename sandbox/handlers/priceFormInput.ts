import type { Call } from '../http/call';
import { invalid, notFound } from '../http/errors';
import type { PriceForm, PriceFormField, PriceFormOption, ServiceAreaField } from '../state/model';
import { needEmployees } from './lookup';

/** The fields of a form that are plain values. */
const PLAIN = [
	'name',
	'description',
	'automatically_add_to_new_job',
	'taxable',
	'olb_enabled',
	'duration_in_minutes',
	'dynamic_duration_enabled',
	'bookable_as',
	'question_1',
	'question_2',
	'service_area_pricing_enabled',
	'default_service_zone_id',
] as const;

export interface PriceFormInput extends Partial<Pick<PriceForm, (typeof PLAIN)[number]>> {
	fields_attributes?: FieldInput[];
	assigned?: { pros?: { uuid: string }[]; tags?: string[] };
}

interface FieldInput
	extends Partial<
		Pick<PriceFormField, 'id' | 'name' | 'kind' | 'price' | 'order_index' | 'duration_in_minutes'>
	> {
	_destroy?: boolean;
	options_attributes?: (Partial<PriceFormOption> & { _destroy?: boolean })[];
	service_area_fields_attributes?: {
		service_zone_id?: string;
		price?: number;
		service_area_field_options_attributes?: { price?: number }[];
	}[];
}

export function makePriceForm(call: Call, input: PriceFormInput): Omit<PriceForm, 'revision'> {
	const form = {
		id: call.state.ids.next('pbpf'),
		company_id: call.company.id,
		name: '',
		description: '',
		automatically_add_to_new_job: false,
		taxable: false,
		olb_enabled: false,
		duration_in_minutes: 0,
		dynamic_duration_enabled: false,
		bookable_as: 'job',
		question_1: '',
		question_2: '',
		image_url: '',
		service_area_pricing_enabled: false,
		default_service_zone_id: null,
		order_index: call.state.priceForms.size,
		fields: [],
		pro_ids: [],
		tags: [],
		created_at: call.now,
		updated_at: call.now,
	};
	return changePriceForm(call, form, input);
}

/**
 * Sets what the request names. Fields are changed by id, new without one, and go with `_destroy`.
 * @throws Refusal 404 for a field, zone or employee that is not there; 422 for an empty name
 */
export function changePriceForm<T extends Omit<PriceForm, 'revision'>>(
	call: Call,
	form: T,
	input: PriceFormInput,
): T {
	if (input.name !== undefined && !input.name.trim()) throw invalid({ name: ["can't be blank"] });
	const pros = input.assigned?.pros?.map(({ uuid }) => uuid);
	if (pros) form.pro_ids = needEmployees(call, pros);
	if (input.assigned?.tags) form.tags = [...new Set(input.assigned.tags)];
	if (input.fields_attributes) {
		form.fields = mergeFields(call, form.fields, input.fields_attributes);
	}
	const set = PLAIN.filter((name) => input[name] !== undefined);
	return Object.assign(form, Object.fromEntries(set.map((name) => [name, input[name]])));
}

function mergeFields(call: Call, fields: PriceFormField[], inputs: FieldInput[]): PriceFormField[] {
	const changed = new Map(fields.map((field) => [field.id, field]));
	for (const input of inputs) {
		const field = input.id === undefined ? blankField(call, changed.size) : changed.get(input.id);
		if (!field) throw notFound('Price form field');
		if (input._destroy) changed.delete(field.id);
		else changed.set(field.id, changeField(call, field, input));
	}
	return [...changed.values()];
}

function changeField(call: Call, field: PriceFormField, input: FieldInput): PriceFormField {
	const options = input.options_attributes?.filter((option) => !option._destroy);
	const areas = input.service_area_fields_attributes;
	return {
		id: field.id,
		name: input.name ?? field.name,
		kind: input.kind ?? field.kind,
		price: input.price ?? field.price,
		order_index: input.order_index ?? field.order_index,
		duration_in_minutes: input.duration_in_minutes ?? field.duration_in_minutes,
		options: options?.map((option) => makeOption(call, option)) ?? field.options,
		service_area_fields: areas?.map((area) => makeArea(call, area)) ?? field.service_area_fields,
	};
}

function blankField(call: Call, index: number): PriceFormField {
	return {
		id: call.state.ids.next('pbpff'),
		name: '',
		kind: 'dropdown',
		price: 0,
		order_index: index,
		duration_in_minutes: 0,
		options: [],
		service_area_fields: [],
	};
}

function makeOption(call: Call, option: Partial<PriceFormOption>): PriceFormOption {
	return {
		id: call.state.ids.next('pbpffo'),
		name: option.name ?? '',
		price: option.price ?? 0,
		lower_bound: option.lower_bound ?? null,
		upper_bound: option.upper_bound ?? null,
		duration_in_minutes: option.duration_in_minutes ?? 0,
	};
}

type AreaInput = NonNullable<FieldInput['service_area_fields_attributes']>[number];

function makeArea(call: Call, area: AreaInput): ServiceAreaField {
	const zone = call.state.serviceZones.get(area.service_zone_id ?? '');
	if (!zone) throw notFound('Service zone');
	const prices = area.service_area_field_options_attributes ?? [];
	return {
		service_zone_id: zone.id,
		price: area.price ?? 0,
		option_prices: prices.map(({ price }) => price ?? 0),
	};
}
