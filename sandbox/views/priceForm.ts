import type { PriceForm, PriceFormField, ServiceAreaField } from '../state/model';
import type { State } from '../state/state';
import type { Json } from './parts';

/** A price form in the live service's shape, where every list is nested in a `data`. */
export function priceFormView(state: State, form: PriceForm): Json {
	const { id, name, automatically_add_to_new_job, olb_enabled, duration_in_minutes } = form;
	const { taxable, description, dynamic_duration_enabled, order_index } = form;
	const { question_1, question_2, bookable_as, service_area_pricing_enabled } = form;
	const assigned = { assigned_pros: prosOf(state, form), assigned_tags: form.tags };
	return {
		...{ id, name, automatically_add_to_new_job, olb_enabled, duration_in_minutes, taxable },
		template_type: 'price_form',
		...{ description, dynamic_duration_enabled, order_index, question_1, question_2 },
		...{ bookable_as, service_area_pricing_enabled },
		image_url: form.image_url,
		fields: { data: form.fields.map((field) => ({ ...fieldView(field), ...assigned })) },
	};
}

function fieldView(field: PriceFormField): Json {
	const { id, name, price, kind, order_index, duration_in_minutes } = field;
	return {
		...{ id, name, price, kind, order_index, duration_in_minutes },
		options: { data: field.options.map((option) => ({ ...option, uuid: option.id })) },
		service_area_fields: { data: field.service_area_fields.map((area) => areaView(field, area)) },
	};
}

function areaView(
	field: PriceFormField,
	{ price, service_zone_id, option_prices }: ServiceAreaField,
) {
	const options = field.options.slice(0, option_prices.length);
	return {
		price,
		service_zone_id,
		service_area_field_options: {
			data: options.map(({ id }, index) => ({
				price: option_prices[index],
				price_form_field_option_id: id,
			})),
		},
	};
}

function prosOf(state: State, form: PriceForm): Json[] {
	return form.pro_ids.flatMap((id) => {
		const employee = state.employees.get(id);
		return employee ? [{ id, full_name: `${employee.first_name} ${employee.last_name}` }] : [];
	});
}
