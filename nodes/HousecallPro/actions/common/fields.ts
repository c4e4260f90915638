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
