import { Reply, type Call, type Handlers } from '../http/call';
import { badRequest } from '../http/errors';
import { envelope, listed, sorted } from '../http/paging';
import type { Address, Customer } from '../state/model';
import { makeAddress, type AddressInput } from './addressInput';
import { needCustomer, needLeadSource } from './lookup';

/** The fields of a customer that a request may set. */
const FIELDS = [
	'first_name',
	'last_name',
	'email',
	'mobile_number',
	'home_number',
	'work_number',
	'company',
	'notes',
	'notifications_enabled',
] as const;
/** One of these says who the customer is. */
const IDENTITY = [
	'first_name',
	'last_name',
	'email',
	'mobile_number',
	'home_number',
	'work_number',
] as const;
const PHONES = ['mobile_number', 'home_number', 'work_number'] as const;

export interface CustomerInput extends Partial<Pick<Customer, (typeof FIELDS)[number]>> {
	tags?: string[];
	lead_source?: string | null;
	addresses?: AddressInput[];
}

export const customers: Handlers = {
	listCustomers: (call) => {
		const all = sorted(call, call.state.customers);
		const { q } = call.query;
		const found = q ? all.filter(matches(String(q))) : all;
		if (q && !found.length && call.behaviour.emptySearch204) return new Reply(204, undefined);
		const expand = listed(call, 'expand');
		return envelope(call, 'customers', found, (record) => call.views.customer(record, expand));
	},

	createCustomer: (call) => {
		const record = addCustomer(call, call.body<CustomerInput>());
		return call.views.customer(record);
	},

	getCustomer: (call) => call.views.customer(needCustomer(call), listed(call, 'expand')),

	updateCustomer: (call) => {
		const record = needCustomer(call);
		const input = call.body<CustomerInput>();
		const changes = { ...fieldsOf(call, input), ...changedAddresses(call, record, input) };
		checkIdentity({ ...record, ...changes });
		call.state.customers.touch(Object.assign(record, changes), call.now);
		call.events.customer('updated', record);
		return call.views.customer(record);
	},

	deleteCustomer: (call) => {
		const record = needCustomer(call);
		call.state.customers.remove(record.id);
		call.events.customer('deleted', record);
	},
};

/**
 * Makes a customer of the addressed company.
 * @throws Refusal 400 without a name, email or phone number; 422 for an unknown lead source
 */
export function addCustomer(call: Call, input: CustomerInput): Customer {
	const fields = fieldsOf(call, input);
	checkIdentity(fields);
	const record = call.state.customers.add({
		...BLANK,
		...fields,
		id: call.state.ids.next('cus'),
		company_id: call.company.id,
		tags: fields.tags ?? [],
		addresses: addressesOf(call, input),
		attachments: [],
		created_at: call.now,
		updated_at: call.now,
	});
	call.events.customer('created', record);
	return record;
}

const BLANK = {
	first_name: null,
	last_name: null,
	email: null,
	mobile_number: null,
	home_number: null,
	work_number: null,
	company: null,
	notes: null,
	notifications_enabled: false,
	lead_source: null,
	kind: 'homeowner',
	do_not_service: false,
} as const;

function addressesOf(call: Call, input: CustomerInput): Address[] {
	return (input.addresses ?? []).map((address) => makeAddress(call, address));
}

/** The contract writes a customer whole; the live service leaves addresses alone here. */
function changedAddresses(call: Call, { addresses }: Customer, input: CustomerInput) {
	if (!input.addresses || call.served.includes('live')) return {};
	const known = new Map(addresses.map((address) => [address.id, address]));
	return {
		addresses: input.addresses.map(({ id, ...fields }) => {
			const address = known.get(id ?? '');
			return address ? Object.assign(address, fields) : makeAddress(call, fields);
		}),
	};
}

function fieldsOf(call: Call, input: CustomerInput): Partial<Customer> {
	const set = FIELDS.filter((name) => input[name] !== undefined);
	const fields: Partial<Customer> = Object.fromEntries(set.map((name) => [name, input[name]]));
	for (const name of PHONES) {
		const phone = fields[name];
		if (phone) fields[name] = phone.replace(/\D/g, '');
	}
	if (input.tags) fields.tags = [...new Set(input.tags)];
	if (input.lead_source !== undefined) fields.lead_source = needLeadSource(call, input.lead_source);
	return fields;
}

function checkIdentity(fields: Partial<Customer>): void {
	if (IDENTITY.some((name) => fields[name])) return;
	throw badRequest('Customer must have one of first name, last name, email, or phone number');
}

/** Every word has to occur in the name, email, phone numbers or addresses. */
function matches(search: string): (customer: Customer) => boolean {
	const digits = search.replace(/[^\d]/g, '');
	const isPhone = digits.length >= 7 && /^[\d\s()+.-]+$/.test(search);
	const words = isPhone ? [digits] : search.toLowerCase().split(/\s+/).filter(Boolean);
	return (customer) => contains(textOf(customer), words);
}

function contains(text: string, words: string[]): boolean {
	return words.every((word) => text.includes(word));
}

function textOf(customer: Customer): string {
	const { first_name, last_name, email, company, addresses } = customer;
	const phones = PHONES.map((name) => customer[name]);
	const places = addresses.map(({ street, city, state, zip }) => [street, city, state, zip]);
	return [first_name, last_name, email, company, ...phones, ...places.flat()]
		.join(' ')
		.toLowerCase();
}
