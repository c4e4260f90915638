import { addressLine, objects, personName } from '../../helpers/display';
import { Simplify } from '../../operation/operation';

export const simpleCustomer: Simplify = (customer) => {
	const { id, company, email, lead_source, tags, updated_at } = customer;
	const { outcome, matched_by, not_changed } = customer;
	const addresses = objects(customer.addresses);
	const address = addresses.find(({ type }) => type === 'service') ?? addresses[0];
	return {
		id,
		name: personName(customer),
		company,
		email,
		phone: customer.mobile_number || customer.home_number || customer.work_number,
		address: addressLine(address),
		address_id: address?.id,
		tags,
		lead_source,
		updated_at,
		// what Create or Update and Find say about themselves
		...(outcome !== undefined && { outcome }),
		...(matched_by !== undefined && { matched_by }),
		...(not_changed !== undefined && { not_changed }),
	};
};
