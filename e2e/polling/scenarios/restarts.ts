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

/** What was there at the first poll is stored, although that poll started nothing. */
export const killAtFirst: Scenario<PollingRig> = {
	name: 'kill -9 before the first event',
	async run(rig) {
		const { n8n } = rig.stack;
		const workflow = await rig.publish(EVENTS);
		await rig.morePolls();

		await n8n.kill();
		const { id } = await addCustomer(rig);
		await n8n.start();
		await rig.expectEvents(workflow, `customer.created ${id}`);
	},
};

/** The answer has the event, but n8n is gone before it comes. */
export const killInPoll: Scenario<PollingRig> = {
	name: 'kill -9 in a poll',
	async run(rig) {
		const { n8n } = rig.stack;
		const workflow = await rig.publish(EVENTS);
		const { id: before } = await addCustomer(rig);
		await rig.expectEvents(workflow, `customer.created ${before}`);

		rig.misbehave({ latencyMs: SLOW_MS });
		await rig.morePolls(1);
		rig.misbehave({});
		const { id: meanwhile } = await addCustomer(rig);
		await n8n.kill();
		await n8n.start();
		await rig.expectEvents(workflow, `customer.created ${before}`, `customer.created ${meanwhile}`);
	},
};
