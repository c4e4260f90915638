import { addressLine } from '../../helpers/display';
import type { Simplify } from '../../operation/operation';

export const simpleCompany: Simplify = (company) => ({
	id: company.id,
	name: company.name,
	phone_number: company.phone_number,
	support_email: company.support_email,
	website: company.website,
	time_zone: company.time_zone,
	default_arrival_window: company.default_arrival_window,
	address: addressLine(company.address),
});
