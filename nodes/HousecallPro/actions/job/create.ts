import type { INodeProperties } from 'n8n-workflow';

import { newAddress } from '../../descriptions/addresses';
import { additionalFields, additionalJson, workFields } from '../../descriptions/collections';
import { addressId, customerId } from '../../descriptions/locators';
import { withNewLineItems } from '../lineItem/writable';
import { isObject } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import { ensureAddress } from '../customer/ensureAddress';
import { newJobDetails } from './fields';
import { sendWithInvoiceNumber } from './invoiceNumber';
import { simpleJob } from './simplify';

const address: INodeProperties[] = [
	{
		displayName: 'Address',
		name: 'addressChoice',
		type: 'options',
		options: [
			{ name: 'One of the Customer’s Addresses', value: 'existing' },
			{
				name: 'By Street',
				value: 'street',
				description: 'Added to the customer, unless the customer has it already',
			},
		],
		default: 'existing',
		description: 'Where the work is done',
	},
	{
		...addressId,
		displayName: 'Customer’s Address',
		displayOptions: { show: { addressChoice: ['existing'] } },
	},
	{
		...newAddress,
		required: true,
		displayOptions: { show: { addressChoice: ['street'] } },
	},
];

/**
 * POST /jobs. Prices in cents. Responds 201 with the job, but without the ID of the appointment that its
 * schedule makes (seen in live responses): Get returns that. The service takes only the ID of an address, so one
 * that is given by its street is looked up on the customer first, and added where it is missing.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a job',
		description:
			'Create a new job: book or schedule work for a customer at one of their addresses, with or without a date',
	},
	route: 'POST /jobs',
	sequential: true,
	fields: [
		customerId,
		...address,
		additionalFields([...newJobDetails, workFields('Job Fields', 'job_fields'), additionalJson]),
	],
	settings: ['addressChoice'],
	preSend: withNewLineItems,
	simplify: simpleJob,
	returns: 'record',
	execute: async ({ api, call }) => {
		const { address: place, ...body } = call.body ?? {};
		if (isObject(place)) {
			const { address: ensured } = await ensureAddress(api, String(body.customer_id), place);
			body.address_id = ensured.id;
		}
		return await sendWithInvoiceNumber(api, { ...call, body });
	},
};
