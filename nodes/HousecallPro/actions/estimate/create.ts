import type { INodeProperties } from 'n8n-workflow';

import { newAddress } from '../../descriptions/addresses';
import { additionalFields, additionalJson, workFields } from '../../descriptions/collections';
import { assignedEmployeeIds, leadSource } from '../../descriptions/dropdowns';
import { withSpan, withStart } from '../../descriptions/duration';
import { optional } from '../../descriptions/locator';
import { addressId, customerId } from '../../descriptions/locators';
import { teamNote } from '../../descriptions/notesAndLinks';
import { withKnownAddress } from '../customer/knownAddress';
import { withNewLineItems } from '../lineItem/writable';
import { SCHEDULE_ENDS } from '../../descriptions/schedule';
import { isObject } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';
import { estimateOptions, estimateSchedule, estimateTax } from './fields';
import { simpleEstimate } from './simplify';

const details: INodeProperties[] = [
	{
		displayName: 'Approval Status',
		name: 'approval_status',
		type: 'options',
		options: [
			{ name: 'Approved by Company', value: 'pro_approved' },
			{ name: 'Approved by Customer', value: 'customer_approved' },
			{ name: 'Declined', value: 'declined' },
			{ name: 'Pending', value: 'pending' },
		],
		default: 'pending',
	},
	{
		displayName: 'Estimate Number',
		name: 'estimate_number',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 1,
		description: 'Must not be in use yet; made by Housecall Pro when left out',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Thank you for your call. This price is good for 30 days.',
		description: 'Seen by the customer on the estimate',
	},
	teamNote('Note', 'note'),
];

/** @throws FieldError for a schedule without a start, or one that ends before it */
function withVisit(parts: RequestParts): RequestParts {
	const { schedule } = parts.body ?? {};
	if (isObject(schedule)) withSpan(withStart(schedule, SCHEDULE_ENDS), SCHEDULE_ENDS);
	return parts;
}

/**
 * POST /estimates. Prices in cents on the wire. Answers 200 or 201 with the estimate, whose ID starts with `csr_`.
 * An address that the customer has already goes by its ID.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an estimate',
		description:
			'Write an estimate (quote, proposal) for an existing customer, as one or more options with prices',
	},
	route: 'POST /estimates',
	sequential: true,
	fields: [
		customerId,
		additionalFields([
			optional(addressId),
			assignedEmployeeIds,
			...details,
			estimateOptions,
			estimateSchedule,
			estimateTax,
			leadSource,
			newAddress,
			workFields('Estimate Fields', 'estimate_fields'),
			additionalJson,
		]),
	],
	preSend: (parts) => withVisit(withNewLineItems(parts)),
	simplify: simpleEstimate,
	returns: 'record',
	execute: async ({ api, call }) => {
		const { record: body } = await withKnownAddress(api, call.body ?? {});
		return await api.send({ ...call, body });
	},
};
