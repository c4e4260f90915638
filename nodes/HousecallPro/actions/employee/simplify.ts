import { personName, phoneOf } from '../../helpers/display';
import type { Simplify } from '../../operation/operation';

export const simpleEmployee: Simplify = (employee) => ({
	id: employee.id,
	name: personName(employee),
	email: employee.email,
	phone: phoneOf(employee),
	role: employee.role,
	tags: employee.tags,
});
