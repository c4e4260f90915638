import type { Handlers } from '../http/call';
import { direction, envelope } from '../http/paging';
import { addressView } from '../views/parts';
import { makeAddress, type AddressInput } from './addressInput';
import { needAddress, needCustomer } from './lookup';

export const addresses: Handlers = {
	listCustomerAddresses: (call) => {
		const field = call.query.sort_by === 'updated_at' ? 'updated_at' : 'created_at';
		const list = [...needCustomer(call).addresses].sort((a, b) => a[field].localeCompare(b[field]));
		if (direction(call) === 'desc') list.reverse();
		return envelope(call, 'addresses', list, addressView);
	},

	createCustomerAddress: (call) => {
		const customer = needCustomer(call);
		const address = makeAddress(call, call.body<AddressInput>());
		customer.addresses.push(address);
		call.state.customers.touch(customer, call.now);
		call.events.customer('updated', customer);
		return addressView(address);
	},

	getCustomerAddress: (call) =>
		addressView(needAddress(needCustomer(call), call.params.address_id)),
};
