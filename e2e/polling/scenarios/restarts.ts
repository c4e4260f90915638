import type { Scenario } from '../../scenario';
import { addCustomer } from '../../account';
import type { PollingRig } from '../rig';

const EVENTS = ['customer.created'];
const SLOW_MS = 3_000;

/** What happens while n8n is down comes when it is up again. */
export const restart: Scenario<PollingRig> = {
	name: 'restart: what happened meanwhile comes then',
	async run(rig) {
		const { n8n } = rig.stack;
		const workflow = await rig.publish(EVENTS);
		const { id: before } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${before}`);

		await n8n.stop();
		const { id: meanwhile } = await addCustomer(rig);
		await n8n.start();
		const { id: after } = await addCustomer(rig);
		const all = [before, meanwhile, after].map((id) => `customer.created ${id}`);
		await rig.expectEvents(workflow, ...all);
	},
};

export const killBetween: Scenario<PollingRig> = {
	name: 'kill -9 between polls',
	async run(rig) {
		const { n8n } = rig.stack;
		const workflow = await rig.publish(EVENTS);
		const { id: before } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${before}`);

		await n8n.kill();
		const { id: meanwhile } = await addCustomer(rig);
		await n8n.start();
		await rig.expectEvents(workflow, `customer.created ${before}`, `customer.created ${meanwhile}`);
	},
};

/** The poll had read the event, but n8n was gone before it started an execution. */
export const killInPoll: Scenario<PollingRig> = {
	name: 'kill -9 in a poll',
	async run(rig) {
		const { n8n } = rig.stack;
		const workflow = await rig.publish(EVENTS);
		const { id: before } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${before}`);

		rig.misbehave({ latencyMs: SLOW_MS });
		const { id: meanwhile } = await addCustomer(rig);
		await rig.morePolls(1);
		await n8n.kill();
		rig.misbehave({});
		await n8n.start();
		await rig.expectEvents(workflow, `customer.created ${before}`, `customer.created ${meanwhile}`);
	},
};
