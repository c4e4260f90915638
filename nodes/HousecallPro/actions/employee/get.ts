import { employeeId } from '../../descriptions/locators';
import { FieldError } from '../../helpers/values';
import type { Operation } from '../../operation/operation';
import type { Api, RequestParts } from '../../transport/types';
import { simpleEmployee } from './simplify';

/** The live service knows employees by their list only, which holds the active ones. */
async function findInList(api: Api, { path }: RequestParts) {
	const id = path?.employee_id;
	const employees = await api.listOnce({
		route: 'GET /employees',
		list: 'employees',
		paginated: true,
	});
	const found = employees.find((employee) => employee.id === id);
	if (!found) {
		throw new FieldError(
			employeeId.displayName,
			`is no active employee: ${id}`,
			'Housecall Pro’s API shows active employees only. Choose one from the list, or check the ID.',
		);
	}
	return found;
}

/** GET /employees/{employee_id}. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an employee',
		description: 'Get one employee with contact details, role and permissions',
	},
	route: 'GET /employees/{employee_id}',
	fallback: { run: findInList },
	fields: [employeeId],
	simplify: simpleEmployee,
	returns: 'record',
};
