import type { IDataObject, INodeParameters, INodeTypeDescription } from 'n8n-workflow';

import { childrenOf } from '../../nodes/HousecallPro/operation/encode';
import type { Operation } from '../../nodes/HousecallPro/operation/operation';
import type { State } from '../../sandbox/state/state';
import type { DocumentedOperation } from '../contract/document';
import { minimalParameters } from '../contract/parameters';
import { subjectsOf } from './subjects';

/** Values that a service checks more closely than its description says, by the field's name. */
const VALUES: INodeParameters = {
	binaryPropertyName: 'data',
	daily_schedule_windows: {
		day: [
			{
				day_name: 'Monday',
				schedule_windows: { window: [{ start_time: '08:00', end_time: '12:00' }] },
			},
		],
	},
	end_time: '2026-04-01T11:00:00Z',
	ending_at: '2100-01-01T00:00:00Z',
	starting_at: '2020-01-01T00:00:00Z',
	url: 'https://example.com/page',
};

/** What else to fill, by `resource.operation`: where the fields that must be filled give too little. */
const EXTRA: Record<string, INodeParameters> = {
	'checklist.getAll': { job_uuids: { record: [{ id: 'sample' }] } },
	'customer.find': { email: 'sample' },
	'customer.upsert': { first_name: 'Ana', email: 'sample', mobile_number: 'sample' },
	// says about itself what it does not for a customer who is chosen
	'lead.create': {
		customerChoice: 'findOrAdd',
		first_name: 'Ana',
		email: 'sample',
		mobile_number: 'sample',
	},
	'material.update': { updateFields: { name: 'Filter' } },
	'priceForm.update': { updateFields: { name: 'Repair' } },
};

export interface Inputs {
	parameters: INodeParameters;
	/** One run of the operation each; the parameters refer to their values. */
	items: IDataObject[];
}

/** How to run an operation of the node on the records of a sandbox. */
export function inputsOf(
	description: INodeTypeDescription,
	resource: string,
	operation: Operation,
	state: State,
	documented?: DocumentedOperation,
): Inputs {
	const extra = EXTRA[`${resource}.${operation.option.value}`];
	const parameters: INodeParameters = {
		// first, as the first field that names a record decides what there is to run on
		...extra,
		...minimalParameters(description, resource, operation, documented),
		...extra,
		returnAll: true,
		options: everythingIncluded(operation),
	};
	const fields = Object.keys(parameters);
	for (const field of fields) if (field in VALUES) parameters[field] = VALUES[field];

	const items = subjectsOf(fields, state);
	if (items === undefined) return { parameters, items: [{}] };
	for (const field of Object.keys(items[0] ?? {})) {
		if (field in parameters) parameters[field] = reference(field, parameters[field]);
	}
	return { parameters, items };
}

/** All that a record can be returned with on request, so that the editor shows where it will be. */
function everythingIncluded({ fields }: Operation): INodeParameters {
	const options = fields.find(({ name }) => name === 'options');
	const includes = (options ? childrenOf(options) : []).filter(({ displayName }) =>
		displayName.startsWith('Include'),
	);
	return Object.fromEntries(
		includes.map(({ name, options: choices = [] }) => [
			name,
			choices.flatMap((choice) => ('value' in choice ? [String(choice.value)] : [])),
		]),
	);
}

/** An expression for the input item's value of this name, stored as the field stores its value. */
function reference(field: string, sample: INodeParameters[string]) {
	const value = `={{ $json.${field} }}`;
	// a list of picked records takes an expression in one of them only
	if (typeof sample === 'object' && sample !== null && 'record' in sample) {
		return { record: [{ id: { __rl: true, mode: 'id', value } }] };
	}
	return typeof sample === 'object' && sample !== null && '__rl' in sample
		? { ...sample, value }
		: value;
}
