import type { Handlers } from '../http/call';
import { envelope, sorted } from '../http/paging';
import { need } from './lookup';

export const employees: Handlers = {
	listEmployees: (call) =>
		envelope(call, 'employees', sorted(call, call.state.employees), (record) =>
			call.views.employee(record),
		),

	getEmployee: (call) =>
		call.views.employee(need(call, call.state.employees, call.params.employee_id, 'Employee')),
};
