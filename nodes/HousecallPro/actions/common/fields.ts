import type { INodeProperties } from 'n8n-workflow';

/** For what the node does not model: merged over the other fields of a write. */
export const additionalJson: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description:
		'More fields of the API, as a JSON object that is merged into the request; it wins over the other fields here',
};

export const tags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' },
	default: [],
	description: 'Names of tags. An expression may give a list, or one text with commas.',
};

export const leadSource: INodeProperties = {
	displayName: 'Lead Source',
	name: 'lead_source',
	type: 'string',
	default: '',
	description:
		'The exact name of a lead source that exists in Housecall Pro (Settings → Lead Sources)',
};

export const assignedEmployeeIds: INodeProperties = {
	displayName: 'Assigned Employee IDs',
	name: 'assigned_employee_ids',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Employee' },
	default: [],
	placeholder: 'e.g. pro_0123456789abcdef0123456789abcdef',
	description: 'Who does the work. Employee → Get Many returns the IDs.',
};

/** What kind of work it is. `name` is the wire's: a job and an estimate call the same thing differently. */
export const workFields = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ displayName: 'Business Unit ID', name: 'business_unit_id', type: 'string', default: '' },
		{
			displayName: 'Job Type ID',
			name: 'job_type_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. jbt_0123456789abcdef0123456789abcdef',
		},
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
