import type { INodeProperties } from 'n8n-workflow';

import { accountLists } from './accountLists';
import type { AccountListName } from './accountLists';

/** A field that chooses among records of the account. */
interface Choice {
	/** Ends with "Name or ID" or "Names or IDs", as n8n calls such fields. */
	displayName: string;
	name: string;
	/** The method of `methods/loadOptions.ts` that fills the dropdown, and the list that names are looked up in. */
	load: AccountListName;
	/** A sentence that stands before the one on how to choose. */
	about?: string;
	/** False where what an expression gives is taken as it is: the values of the dropdown. */
	resolvesNames?: boolean;
}

const EXPRESSION = 'using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** `operation/resolveNames.ts` looks up what is no ID. */
function described(how: string, { load, about, resolvesNames = true }: Choice): string {
	if (!resolvesNames) return [about, `${how}.`].filter(Boolean).join('. ');
	const name = load === 'getEmployees' ? 'A name or an email' : 'A name';
	const outcome = accountLists[load].value === 'name' ? 'sent as it is' : 'looked up';
	const sentences = [about, how, `${name} that the expression gives is ${outcome}`];
	return `${sentences.filter(Boolean).join('. ')}.`;
}

/** One record of the account. */
export const dropdown = (choice: Choice): INodeProperties => ({
	displayName: choice.displayName,
	name: choice.name,
	type: 'options',
	typeOptions: { loadOptionsMethod: choice.load },
	default: '',
	description: described(`Choose from the list, or specify an ID ${EXPRESSION}`, choice),
});

/** Any number of records of the account. An expression may give a list, or one text with commas. */
export const multiDropdown = (choice: Choice): INodeProperties => ({
	displayName: choice.displayName,
	name: choice.name,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: choice.load },
	default: [],
	description: described(`Choose from the list, or specify IDs ${EXPRESSION}`, choice),
});

export const tags = multiDropdown({
	displayName: 'Tag Names or IDs',
	name: 'tags',
	load: 'getTagNames',
	about: 'The service takes tags by their names',
});

export const leadSource = dropdown({
	displayName: 'Lead Source Name or ID',
	name: 'lead_source',
	load: 'getLeadSources',
	about: 'The service takes a lead source by its exact name',
});

export const assignedEmployeeIds = multiDropdown({
	displayName: 'Employee Names or IDs',
	name: 'assigned_employee_ids',
	load: 'getEmployees',
	about: 'Who does the work (technicians)',
});

/** The category that materials are in, or are put in. */
export const materialCategoryUuid: INodeProperties = {
	...dropdown({
		displayName: 'Material Category Name or ID',
		name: 'material_category_uuid',
		load: 'getMaterialCategories',
		about: 'The list holds the categories of the first level',
	}),
	required: true,
};

/** One tag of the account. */
export const tagId: INodeProperties = {
	...dropdown({ displayName: 'Tag Name or ID', name: 'tag_id', load: 'getTagIds' }),
	required: true,
};
