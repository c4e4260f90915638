import type { Scenario } from '../scenario';

/** Activated, started by events, deactivated. */
export const activateAndDeactivate: Scenario = {
	name: 'activate, deliver, deactivate',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.addTrigger(['customer.created']);
		rig.expectSubscriptions();

		await client.activate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: ['customer.created'] });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);

		await client.deactivate(workflow.id);
		rig.expectSubscriptions();
		await rig.expectStarts(async () => await rig.addCustomer());

		await client.activate(workflow.id);
		rig.expectSubscriptions({ url: workflow.url, events: ['customer.created'] });
		await rig.expectStarts(async () => await rig.addCustomer(), workflow);
	},
};

/** The events of an active workflow are changed. */
export const changeEvents: Scenario = {
	name: 'activate with other events',
	async run(rig) {
		const { client } = rig.stack;
		const workflow = await rig.addTrigger(['customer.created']);
		await client.activate(workflow.id);

		await rig.chooseEvents(workflow, ['customer.updated', 'customer.deleted']);
		await client.activate(workflow.id);
		rig.expectSubscriptions({
			url: workflow.url,
			events: ['customer.deleted', 'customer.updated'],
		});
		let customer = '';
		await rig.expectStarts(async () => (customer = await rig.addCustomer()));
		await rig.expectStarts(async () => await rig.changeCustomer(customer), workflow);
	},
};

/** Two workflows listen to the same account. */
export const twoWorkflows: Scenario = {
	name: 'two workflows on one account',
	async run(rig) {
		const { client } = rig.stack;
		const one = await rig.addTrigger(['customer.created']);
		const other = await rig.addTrigger(['customer.created']);
		const subscriptionOf = ({ url }: typeof one) => ({ url, events: ['customer.created'] });

		await client.activate(one.id);
		await client.activate(other.id);
		rig.expectSubscriptions(subscriptionOf(one), subscriptionOf(other));
		await rig.expectStarts(async () => await rig.addCustomer(), one, other);

		await client.deactivate(one.id);
		rig.expectSubscriptions(subscriptionOf(other));
		await rig.expectStarts(async () => await rig.addCustomer(), other);
	},
};
