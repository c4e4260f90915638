import type { INodeProperties } from 'n8n-workflow';

import { oneOf, someOf } from './accountLists';

/** For what the node does not model: merged over the other fields of a write. */
export const additionalJson: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description:
		'More fields of the API, as a JSON object that is merged into the request; it wins over the other fields here',
};

export const tags = someOf({
	displayName: 'Tag Names or IDs',
	name: 'tags',
	load: 'getTagNames',
	about: 'The service takes tags by their names',
});

export const leadSource = oneOf({
	displayName: 'Lead Source Name or ID',
	name: 'lead_source',
	load: 'getLeadSources',
	about: 'The service takes a lead source by its exact name',
});

export const assignedEmployeeIds = someOf({
	displayName: 'Assigned Employee Names or IDs',
	name: 'assigned_employee_ids',
	load: 'getEmployees',
	about: 'Who does the work',
});

/** What kind of work it is. `name` is the wire's: a job and an estimate call the same thing differently. */
export const workFields = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Business Unit ID',
			name: 'business_unit_id',
			type: 'string',
			default: '',
			description: 'Job → Get returns the ID, below "job_fields", of a job that has the unit',
		},
		oneOf({ displayName: 'Job Type Name or ID', name: 'job_type_id', load: 'getJobTypes' }),
	],
});

export const taxRate: INodeProperties = {
	displayName: 'Tax Rate',
	name: 'tax_rate',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 6 },
	default: 0,
	description: 'As a fraction of 1, e.g. 0.0825 for 8.25%',
};

export const taxName: INodeProperties = {
	displayName: 'Tax Name',
	name: 'tax_name',
	type: 'string',
	default: '',
	placeholder: 'e.g. San Diego County',
};

/** The optional fields of an operation, A–Z as n8n shows them. */
const gathering =
	(displayName: string, name: string, placeholder: string) =>
	(fields: INodeProperties[]): INodeProperties => ({
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	});

export const additionalFields = gathering('Additional Fields', 'additionalFields', 'Add Field');
export const updateFields = gathering('Update Fields', 'updateFields', 'Add Field');
export const filters = gathering('Filters', 'filters', 'Add Filter');
