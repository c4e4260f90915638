import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { additionalJson, needsChange, updateFields } from '../../descriptions/collections';
import { splitList } from '../../helpers/lists';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';

const metadata: INodeProperties[] = [
	{
		displayName: 'External Data',
		name: 'external',
		type: 'json',
		default: '{}',
		description: 'Keys and values of your own, as a JSON object',
	},
	{
		displayName: 'Franchise ID',
		name: 'franchise_id',
		type: 'string',
		default: '',
		placeholder: 'e.g. FRAN123, FRAN456',
		description: 'Of territory management; several with commas between them, or empty to clear',
	},
	{
		displayName: 'Franchisee Identifier',
		name: 'franchisee_identifier',
		type: 'string',
		default: '',
		placeholder: 'e.g. FRAN-001',
		description: 'The one of your own books, or empty to clear',
	},
];

/** The service clears a text that is sent as null. */
const orNull = (text: unknown) => (text === '' ? null : text);

/** A JSON list, as a model writes one, with commas only. */
const withCommas = (text: unknown) => {
	const entries = splitList(text);
	return typeof text === 'string' && /^\s*\[/.test(text) ? entries.join(',') : text;
};

function toMetadata({ path, body = {} }: RequestParts): RequestParts {
	const { external, franchise_id, franchisee_identifier, ...rest } = body;
	const inside: IDataObject = {};
	if (external !== undefined) inside.external = external;
	if (franchise_id !== undefined) {
		inside.territory_management = { franchise_id: orNull(withCommas(franchise_id)) } as IDataObject;
	}
	if (franchisee_identifier !== undefined) {
		inside.franchisee_identifier = orNull(franchisee_identifier) as IDataObject[string];
	}
	return { path, body: { metadata: inside, ...rest } };
}

/** PATCH /company/franchise_info. Answers the company. Only what is sent changes. */
export const updateFranchiseInfo: Operation = {
	option: {
		name: 'Update Franchise Info',
		value: 'updateFranchiseInfo',
		action: 'Update franchise info of the company',
		description: 'Change what identifies the company within a franchise, and data of your own',
	},
	route: 'PATCH /company/franchise_info',
	fields: [updateFields([...metadata, additionalJson])],
	preSend: (parts) => toMetadata(needsChange(parts)),
	returns: 'record',
};
