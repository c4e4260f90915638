import { customerId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

/** DELETE /customers/{customer_id}. Answers 204, empty. The live service has no such route. */
export const deleteCustomer: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a customer',
		description: 'Delete a customer permanently; this cannot be undone',
	},
	route: 'DELETE /customers/{customer_id}',
	fallback: {
		advice:
			'Customers can only be deleted by hand: open the customer in Housecall Pro and choose Delete. From n8n, use Customer → Update to mark the customer with a tag such as "inactive" instead.',
	},
	fields: [customerId],
	returns: 'deleted',
};
