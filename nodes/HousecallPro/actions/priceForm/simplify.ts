import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { Simplify } from '../../operation/operation';

/** The service nests lists of a price form as `{ data: […] }`. */
function nested(list: unknown): IDataObject[] {
	const data = isObject(list) ? list.data : list;
	return Array.isArray(data) ? data.filter(isObject) : [];
}

export const simplePriceForm: Simplify = (form) => {
	const { id, name, description, duration_in_minutes, taxable, olb_enabled, bookable_as } = form;
	return {
		id,
		name,
		description,
		duration_in_minutes,
		taxable,
		olb_enabled,
		bookable_as,
		fields: nested(form.fields).map((field) => ({
			name: field.name,
			kind: field.kind,
			price: field.price,
			options: nested(field.options).map((option) => ({ name: option.name, price: option.price })),
		})),
	};
};
