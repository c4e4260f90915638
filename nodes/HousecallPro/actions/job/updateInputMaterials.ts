import type { INodeProperties } from 'n8n-workflow';

import { BULK_SETTINGS, bulkFields, toBulk } from '../../descriptions/bulk';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { unitCost } from '../../descriptions/lineItems';
import { changedInputMaterialUuid, jobId } from '../../descriptions/locators';
import { materialDescription, materialName, partNumber } from '../../descriptions/materials';
import type { Operation } from '../../operation/operation';

const details: INodeProperties[] = [
	materialDescription,
	partNumber,
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 1,
	},
	unitCost,
];

const materials: INodeProperties = {
	displayName: 'Input Materials',
	name: 'job_input_materials',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Input Material',
	default: {},
	options: [
		{
			displayName: 'Input Material',
			name: 'material',
			values: [changedInputMaterialUuid, materialName, additionalFields(details)],
		},
	],
};

const EXAMPLE = '[{ "uuid": "0123", "name": "Copper pipe", "quantity": 2 }]';

/**
 * PUT /jobs/{job_id}/job_input_materials/bulk_update. Costs in cents on the wire. Returns `{ job_input_materials:
 * […] }`. The API description does not say what becomes of entries that are left out.
 */
export const updateInputMaterials: Operation = {
	option: {
		name: 'Update Input Materials',
		value: 'updateInputMaterials',
		action: 'Update the input materials of a job',
		description:
			'Change and add materials that are used up on one job; list all that shall stay, as Housecall Pro does not say what happens to the others',
	},
	route: 'PUT /jobs/{job_id}/job_input_materials/bulk_update',
	idempotent: false,
	fields: [jobId, ...bulkFields(materials, EXAMPLE), additionalFields([additionalJson])],
	settings: BULK_SETTINGS,
	preSend: toBulk(materials),
	amounts: ['unit_cost', 'job_input_materials[].unit_cost'],
	hasTimes: false,
	returns: { list: 'job_input_materials', paginated: false },
};
