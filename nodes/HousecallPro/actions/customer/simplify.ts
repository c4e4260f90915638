import type { IDataObject } from 'n8n-workflow';

import { addressLine, objects, personName, phoneOf, pick } from '../../helpers/display';
import type { Simplify } from '../../operation/operation';

/** Notes may be a long history; the beginning says what they are about. */
const NOTES_SHOWN = 200;

const shortened = (text: IDataObject[string]) =>
	typeof text === 'string' && text.length > NOTES_SHOWN ? `${text.slice(0, NOTES_SHOWN)}…` : text;

export const simpleCustomer: Simplify = (customer) => {
	const addresses = objects(customer.addresses);
	const address = addresses.find(({ type }) => type === 'service') ?? addresses[0];
	const others = addresses.filter((other) => other !== address);
	return {
		id: customer.id,
		name: personName(customer),
		company: customer.company,
		// not knowing must not look like no
		do_not_service: customer.do_not_service ?? 'unknown',
		email: customer.email,
		phone: phoneOf(customer),
		home_number: customer.home_number,
		work_number: customer.work_number,
		address: addressLine(address),
		address_id: address?.id,
		...(others.length > 0 && {
			other_addresses: others.map((other) => ({ id: other.id, address: addressLine(other) })),
		}),
		notes: shortened(customer.notes),
		tags: customer.tags,
		lead_source: customer.lead_source,
		updated_at: customer.updated_at,
		// what Create or Update and Find say about themselves
		...pick(customer, 'outcome', 'matched_by', 'not_changed', 'same_number_as'),
	};
};
