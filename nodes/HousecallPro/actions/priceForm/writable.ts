import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import { listOf, omitReadOnly } from '../../helpers/writable';

/** Lists that a read has as `{ data: […] }`, and a write as a list with `_attributes` in its name. */
const NESTED = ['fields', 'options', 'service_area_fields', 'service_area_field_options'];

/** What only reads have (API description). */
const READ_ONLY = [
	'assigned_pros',
	'assigned_tags',
	'image_url',
	'price_form_field_option_id',
	'template_type',
	'uuid',
];

/**
 * A price form as it was read, as Additional JSON may give it, as a write takes it; what is written as a write has it
 * stays as it is. The IDs of another form's fields mean nothing in a new form.
 */
export function toWritableForm(form: IDataObject, isNew = false): IDataObject {
	const [first] = (listOf(form.fields) ?? []).filter(isObject);
	if (!first) return form;
	const written = toWritablePart(form, isNew ? [...READ_ONLY, 'id'] : READ_ONLY);
	return { ...assignedOf(first), ...omitReadOnly(written, ['id', 'order_index']) };
}

function toWritablePart(part: IDataObject, readOnly: string[]): IDataObject {
	const written = omitReadOnly(part, [...readOnly, ...NESTED]);
	for (const name of NESTED) {
		const list = listOf(part[name])?.filter(isObject);
		if (list) written[`${name}_attributes`] = list.map((entry) => toWritablePart(entry, readOnly));
	}
	return written;
}

/** Who does the work is told with each field of the form, and set once for all of them. */
function assignedOf({ assigned_pros, assigned_tags }: IDataObject): IDataObject {
	const pros = listOf(assigned_pros)?.filter(isObject);
	const tags = listOf(assigned_tags);
	if (!pros && !tags) return {};
	const people = (pros ?? []).map(({ id, full_name }) => ({ uuid: id, full_name }));
	return { assigned: { pros: people, tags: tags as string[] } };
}
