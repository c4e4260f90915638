import type { Scenario } from '../../scenario';
import { addJob, addCustomer } from '../../account';
import type { PollingRig } from '../rig';

const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** An event of every family that the service's API can bring about. */
export const families: Scenario<PollingRig> = {
	name: 'an event of each family',
	async run(rig) {
		const workflow = await rig.publish(['*']);
		await rig.morePolls(12);

		const person = await addCustomer(rig);
		const job = await addJob(rig, person);
		const schedule = { start_time: at(200), end_time: at(202) };
		await rig.call('PUT', `/jobs/${job}/schedule`, schedule);
		const lead = await rig.call('POST', '/leads', { customer_id: person.id });
		const estimate = await rig.call('POST', '/estimates', {
			customer_id: person.id,
			address_id: person.addressId,
			options: [{ name: 'Good' }],
		});
		const invoice = await rig.call('POST', '/invoices', { job_id: job, amount: 12_500 });
		await rig.expectSome(workflow, [
			`customer.created ${person.id}`,
			`job.created ${job}`,
			`job.scheduled ${job}`,
			`lead.created ${lead.id}`,
			`estimate.created ${estimate.id}`,
			`invoice.created ${invoice.id}`,
		]);
	},
};
