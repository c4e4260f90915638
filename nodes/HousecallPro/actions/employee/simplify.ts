import { personName } from '../../helpers/display';
import type { Simplify } from '../../operation/operation';

export const simpleEmployee: Simplify = (employee) => ({
	id: employee.id,
	name: personName(employee),
	email: employee.email,
	mobile_number: employee.mobile_number,
	role: employee.role,
	tags: employee.tags,
});
