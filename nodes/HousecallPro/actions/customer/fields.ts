import type { INodeProperties } from 'n8n-workflow';

import { FieldError } from '../../helpers/values';
import type { RequestParts } from '../../transport/types';
import { attachments, include } from '../../descriptions/collections';
import { leadSource, tags } from '../../descriptions/dropdowns';
import { teamNote } from '../../descriptions/notesAndLinks';

/** How a customer is told apart; the service wants at least one of these or another phone number. */
export const nameAndContact: INodeProperties[] = [
	{
		displayName: 'First Name',
		name: 'first_name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Maria',
	},
	{
		displayName: 'Last Name',
		name: 'last_name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Lopez',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
	},
	{
		displayName: 'Mobile Number',
		name: 'mobile_number',
		type: 'string',
		placeholder: 'e.g. 5125550134',
		default: '',
	},
];

export const otherPhones: INodeProperties[] = [
	{
		displayName: 'Home Number',
		name: 'home_number',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5125550145',
	},
	{
		displayName: 'Work Number',
		name: 'work_number',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5125550156',
	},
];

/** What tells customers apart, as named on the wire. */
export const IDENTIFYING = [...nameAndContact, ...otherPhones].map(({ name }) => name);

/** Refuses a customer that nobody could tell apart. @throws FieldError */
export function needsIdentity(parts: RequestParts): RequestParts {
	const values = parts.body ?? parts.query ?? {};
	if (!IDENTIFYING.some((name) => values[name])) {
		throw new FieldError(
			'First Name',
			'is empty, and so are all other names and numbers',
			'Housecall Pro needs at least one of first name, last name, email or a phone number.',
		);
	}
	return parts;
}

/** Everything else that can be set both when a customer is made and later. */
export const customerDetails: INodeProperties[] = [
	{
		displayName: 'Company',
		name: 'company',
		type: 'string',
		default: '',
		placeholder: 'e.g. Lopez Property Management',
	},
	leadSource,
	teamNote('Notes', 'notes'),
	{
		displayName: 'Notifications Enabled',
		name: 'notifications_enabled',
		type: 'boolean',
		default: true,
		description:
			'Whether Housecall Pro sends the customer messages about their jobs, such as “on my way”. Left out for a new customer, Housecall Pro decides: set it to be sure.',
	},
	tags,
	...otherPhones,
];

export const includeMore = include('customer', [attachments]);

/** Whether the customer must not be served comes on request only, and nobody would know to ask. */
export const withDoNotService = ({ path, query = {} }: RequestParts): RequestParts => ({
	path,
	query: { ...query, expand: [...[query.expand ?? []].flat(), 'do_not_service'] as string[] },
});
