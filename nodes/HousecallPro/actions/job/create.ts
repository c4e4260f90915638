import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { newAddress } from '../../descriptions/addresses';
import { additionalFields, additionalJson, workFields } from '../../descriptions/collections';
import { addressId, customerId } from '../../descriptions/locators';
import { withNewLineItems } from '../lineItem/writable';
import { isNil, isObject } from '../../helpers/values';
import type { ExecuteContext, Operation } from '../../operation/operation';
import type { Api } from '../../transport/types';
import { CustomerIndex } from '../customer/customerIndex';
import { ensureAddress, readAddress } from '../customer/ensureAddress';
import { atService } from '../customer/lookup';
import type { CustomerLookup } from '../customer/lookup';
import { idSign } from '../customer/signs';
import { addressesOf } from '../customerAddress/compare';
import { newJobDetails } from './fields';
import { sendWithInvoiceNumber } from './invoiceNumber';
import { withJobEnd, withNewSchedule } from './schedule';
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

/** The ID of the customer's address at this place. @throws FieldError as `ensureAddress` */
async function addressIdOf(
	lookup: CustomerLookup,
	api: Api,
	{ customer_id: id, address }: IDataObject,
): Promise<IDataObject[string]> {
	const place = readAddress(isObject(address) ? address : {});
	const customer = await lookup.get(api, String(id));
	const known = addressesOf(customer);
	const ensure = async () => await ensureAddress(api, String(id), place, known);
	const about = isObject(customer) ? customer : { id };
	const { address: ensured } = await lookup.write([about], ensure, ({ isNew }) =>
		isNew ? undefined : about,
	);
	return ensured.id;
}

async function createJob(lookup: CustomerLookup, { api, call }: ExecuteContext) {
	const { address: place, ...body } = call.body ?? {};
	if (isObject(place))
		body.address_id = await addressIdOf(lookup, api, { ...body, address: place });
	return await sendWithInvoiceNumber(api, { ...call, body });
}

const signsOfStreet = ({ address, customer_id: id }: IDataObject) =>
	isObject(address) ? [idSign(id)] : [];

/** Of two jobs with one number, the first is added. */
const signsOfNumber = ({ invoice_number: number }: IDataObject) =>
	isNil(number) ? [] : [`invoice ${String(number)}`];

/**
 * POST /jobs. Prices in cents on the wire. Responds 201 with the job, but without the ID of the appointment that its
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
	preSend: (parts) => withNewSchedule(withJobEnd(withNewLineItems(parts))),
	simplify: simpleJob,
	returns: 'record',
	execute: async (context) => await createJob(atService, context),
	plan: (api) => async (items) => {
		const bodies = items.map(({ call }) => call.body ?? {});
		const lookUps = bodies.map(signsOfStreet);
		const index = await CustomerIndex.read(api, lookUps);
		const signs = bodies.map((body, item) => [...lookUps[item], ...signsOfNumber(body)]);
		return (
			index && {
				groups: index.groupsOf(signs),
				read: index.read,
				execute: async (context) => await createJob(index, context),
			}
		);
	},
};
