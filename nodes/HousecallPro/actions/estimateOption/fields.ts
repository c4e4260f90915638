import type { INodeProperties } from 'n8n-workflow';

/** Options of any number of estimates, which are approved or declined in one call. */
export const optionIds: INodeProperties = {
	displayName: 'Estimate Option IDs',
	name: 'option_ids',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Estimate Option' },
	required: true,
	default: [],
	placeholder: 'e.g. est_0123456789abcdef0123456789abcdef',
	description: 'Estimate → Get returns the options with their IDs, which start with "est_"',
};
