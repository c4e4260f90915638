import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { amountField } from '../../descriptions/lineItems';
import { materialDescription, materialName, partNumber } from '../../descriptions/materials';
import { omitReadOnly } from '../../helpers/writable';
import type { Amounts } from '../../helpers/money';
import type { Simplify } from '../../operation/operation';

export const MATERIAL: Amounts = ['cost', 'price'];

export const nameAndPrice: INodeProperties[] = [
	materialName,
	{ ...amountField('Price', 'price', 'What the customer pays for one unit'), required: true },
	{ ...amountField('Cost', 'cost', 'What one unit costs the company'), required: true },
];

export const materialDetails: INodeProperties[] = [
	materialDescription,
	{
		displayName: 'Flat Rate',
		name: 'flat_rate_enabled',
		type: 'boolean',
		default: false,
		description: 'Whether the material has a flat rate',
	},
	partNumber,
	{
		displayName: 'Taxable',
		name: 'taxable',
		type: 'boolean',
		default: false,
		description: 'Whether tax is charged on it when it is invoiced',
	},
	{
		displayName: 'Unit of Measure',
		name: 'unit_of_measure',
		type: 'string',
		default: '',
		placeholder: 'e.g. each',
	},
];

/** By the API description, where a write knows neither of them. */
const READ_ONLY = ['image', 'material_category_name', 'object', 'uuid'];

/** A material as it was read, as Additional JSON may give it, as a write takes it. */
export const toWritableMaterial = (material: IDataObject) => omitReadOnly(material, READ_ONLY);

export const simpleMaterial: Simplify = (material) => {
	const { uuid, name, description, part_number, price, cost, unit_of_measure, taxable } = material;
	const { material_category_uuid, material_category_name } = material;
	return {
		uuid,
		name,
		description,
		part_number,
		price,
		cost,
		unit_of_measure,
		taxable,
		material_category_uuid,
		material_category_name,
	};
};
