import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isObject } from '../helpers/values';
import { listOf } from '../helpers/writable';
import { dropdown, multiDropdown } from './dropdowns';

/** Numbers are added one by one, since n8n would send one that nobody filled in as 0. */
const VALUE = 'details';

/** A new line item whose price a price form of the price book works out, from what is filled into its fields. */
export const pricingForm: INodeProperties = {
	displayName: 'Price Form',
	name: 'pricing_form',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		dropdown({ displayName: 'Price Form Name or ID', name: 'id', load: 'getPriceForms' }),
		{
			displayName: 'Values',
			name: 'fields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Value',
			default: {},
			options: [
				{
					displayName: 'Value',
					name: 'field',
					values: [
						{
							...dropdown({
								displayName: 'Field Name or ID',
								name: 'id',
								load: 'getPriceFormFields',
								about: 'The list names the form before the field',
							}),
							required: true,
						},
						multiDropdown({
							displayName: 'Chosen Option Names or IDs',
							name: 'options',
							load: 'getPriceFormOptions',
							about: 'For a field with options',
						}),
						{
							displayName: 'Details',
							name: VALUE,
							type: 'collection',
							placeholder: 'Add Detail',
							default: {},
							options: [
								{
									displayName: 'Value',
									name: 'value',
									type: 'number',
									default: 1,
									description:
										'The quantity or measure that is filled into a field without options',
								},
							],
						},
					],
				},
			],
		},
	],
	description: 'The form of the price book that works out the price of this line item',
};

/** A line item whose price form is as a write takes it; one that has that form already is unchanged. */
export function withPricingForm(item: IDataObject): IDataObject {
	const { pricing_form: form, ...rest } = item;
	if (!isObject(form)) return item;
	const fields = listOf(form.fields)?.filter(isObject).map(toField);
	return { ...rest, pricing_form: { ...form, ...(fields && { fields }) } };
}

function toField({ [VALUE]: details, options, ...field }: IDataObject): IDataObject {
	const chosen = listOf(options)?.map((option) => (isObject(option) ? option : { id: option }));
	return {
		...field,
		...(isObject(details) && details),
		...(chosen && chosen.length > 0 && { options: chosen as IDataObject[] }),
	};
}
