import { faker } from '@faker-js/faker/locale/en_US';
import type { Customer } from '../state/model';
import type { State } from '../state/state';
import { addDays, addMinutes, stamp } from '../state/time';
import { between, chance, one, some } from './draw';
import { drawStreets, makeAddress, makePhone } from './places';

/** Customers that each location has besides those of the company itself. */
const PER_LOCATION = 5;
const TWO_YEARS = 730;

export function fillCustomers(state: State): void {
	drawStreets();
	const [company, ...locations] = state.companies();
	for (let index = 0; index < state.options.customers; index += 1) {
		state.customers.add(makeCustomer(state, company.id, index));
	}
	for (const location of locations) {
		for (let index = 0; index < PER_LOCATION; index += 1) {
			state.customers.add(makeCustomer(state, location.id, index));
		}
	}
}

function makeCustomer(state: State, companyId: string, index: number): Omit<Customer, 'revision'> {
	const firstName = faker.person.firstName();
	const lastName = faker.person.lastName();
	const isBusiness = chance(15);
	const created = addMinutes(
		addDays(state.options.now, -between(1, TWO_YEARS)),
		between(480, 1080),
	);
	const createdAt = stamp(created);
	return {
		id: state.ids.next('cus'),
		company_id: companyId,
		first_name: firstName,
		last_name: lastName,
		email: emailOf(firstName, lastName, index),
		mobile_number: makePhone(),
		home_number: chance(25) ? makePhone() : null,
		work_number: isBusiness ? makePhone() : null,
		company: isBusiness ? `${lastName} ${one(['Properties', 'Dental', 'Bakery', 'Group'])}` : null,
		notifications_enabled: chance(85),
		lead_source: chance(70) ? one(state.leadSources.all()).name : null,
		notes: chance(20)
			? one(['Prefers mornings.', 'Ring the side door.', 'Dog in the yard.'])
			: null,
		kind: isBusiness ? 'business' : 'homeowner',
		tags: some(state.tags.all(), between(0, 2)).map((tag) => tag.name),
		addresses: addressesOf(state, createdAt),
		attachments: [],
		do_not_service: chance(1),
		created_at: createdAt,
		updated_at: createdAt,
	};
}

function addressesOf(state: State, createdAt: string) {
	const service = makeAddress(state, 'service', createdAt);
	if (!chance(30)) return [service];
	return [service, makeAddress(state, chance(50) ? 'billing' : 'service', createdAt)];
}

/** The index keeps addresses apart: nobody shares a mailbox. */
function emailOf(firstName: string, lastName: string, index: number): string {
	const name = `${firstName}.${lastName}`.toLowerCase().replace(/[^a-z.]/g, '');
	return `${name}${index}@example.com`;
}
