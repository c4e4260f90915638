import { faker } from '@faker-js/faker/locale/en_US';
import type { Employee } from '../state/model';
import type { State } from '../state/state';
import { addDays, stamp } from '../state/time';
import { makePhone } from './places';

const PERMISSIONS = [
	'can_add_and_edit_job',
	'can_be_booked_online',
	'can_call_and_text_with_customers',
	'can_chat_with_customers',
	'can_delete_and_cancel_job',
	'can_edit_message_on_invoice',
	'can_see_street_view_data',
	'can_share_job',
	'can_take_payment_see_prices',
	'can_see_customers',
	'can_see_full_schedule',
	'can_see_future_jobs',
	'can_see_marketing_campaigns',
	'can_see_reporting',
	'can_edit_settings',
	'is_point_of_contact',
	'is_admin',
];
const DENIED: Record<Employee['role'], string[]> = {
	admin: [],
	'office staff': ['is_admin'],
	'field tech': [
		'can_see_marketing_campaigns',
		'can_see_reporting',
		'can_edit_settings',
		'is_admin',
	],
};

/** One admin, two people in the office and nine in the field; one more at each location. */
export function fillEmployees(state: State): void {
	const roles: Employee['role'][] = ['admin', 'office staff', 'office staff'];
	while (roles.length < 12) roles.push('field tech');
	roles.forEach((role, index) => addEmployee(state, state.company.id, role, index));
	const locations = state.companies().slice(1);
	locations.forEach((location) => addEmployee(state, location.id, 'field tech', 12));
}

function addEmployee(state: State, companyId: string, role: Employee['role'], index: number) {
	const firstName = faker.person.firstName();
	const lastName = faker.person.lastName();
	const createdAt = stamp(addDays(state.options.now, -780 + index * 20));
	const id = state.ids.next('pro');
	state.employees.add({
		id,
		company_id: companyId,
		first_name: firstName,
		last_name: lastName,
		email: `${firstName}.${lastName}@example.com`.toLowerCase().replace(/[^a-z.@]/g, ''),
		mobile_number: makePhone(),
		color_hex: faker.string.hexadecimal({ length: 6, casing: 'upper', prefix: '' }),
		avatar_url: `https://images.example.com/${id}.png`,
		role,
		tags: [],
		permissions: permissionsOf(role),
		created_at: createdAt,
		updated_at: createdAt,
	});
}

function permissionsOf(role: Employee['role']): Record<string, boolean> {
	return Object.fromEntries(PERMISSIONS.map((name) => [name, !DENIED[role].includes(name)]));
}
