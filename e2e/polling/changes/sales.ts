import type { Change, Changes } from './change';
import type { Office, Subject } from './office';

/** Leads and estimates. */
const optionsOf = (estimate: object) => (estimate as { options: Array<{ id: string }> }).options;

async function newEstimate(office: Office, done: string): Promise<Subject> {
	const { rig, person, ledger } = office;
	const estimate = await rig.call('POST', '/estimates', {
		customer_id: person.id,
		address_id: person.addressId,
		options: [{ name: 'Good' }],
	});
	const [{ id: option }] = optionsOf(estimate);
	ledger.expect('estimate.created', estimate.id);
	ledger.expect('estimate.option.created', estimate.id, option);
	const subject = office.put('estimates', estimate.id, option);
	subject.done.add(done);
	return subject;
}

const onEstimate = (
	name: string,
	excluding: string[],
	make: (office: Office, estimate: Subject) => Promise<unknown>,
): Change => ({
	async make(office, pick) {
		const found = office.find('estimates', name, pick, ...excluding);
		await make(office, found ?? (await newEstimate(office, name)));
	},
});

const stamp = (field: 'on_my_way_at' | 'completed_at') => async (office: Office, id: string) => {
	const { state, now } = office;
	const estimate = state.estimates.get(id);
	if (!estimate) return;
	estimate.work_timestamps[field] = now;
	state.estimates.touch(estimate, now);
	await Promise.resolve();
};

async function newLead(office: Office): Promise<string> {
	const { id } = await office.rig.call('POST', '/leads', { customer_id: office.person.id });
	office.ledger.expect('lead.created', id);
	return id;
}

const answered = 'estimate.option.approval_status_changed';

export const sales: Changes = {
	'estimate created': { make: async (office) => void (await newEstimate(office, '')) },
	'estimate option created': onEstimate('option', [], async ({ rig, ledger }, { id }) => {
		const option = await rig.call('POST', `/estimates/${id}/options`, { name: 'Better' });
		ledger.expect('estimate.option.created', id, option.id);
	}),
	'estimate on my way': onEstimate('on_my_way', [], async (office, { id }) => {
		await stamp('on_my_way_at')(office, id);
		office.ledger.expect('estimate.on_my_way', id);
	}),
	'estimate completed': onEstimate('completed', [], async (office, { id }) => {
		await stamp('completed_at')(office, id);
		office.ledger.expect('estimate.completed', id);
	}),
	'estimate scheduled': onEstimate('scheduled', [], async ({ rig, ledger }, { id, part }) => {
		const start_time = new Date(Date.now() + 300 * 3_600_000).toISOString();
		await rig.call('PUT', `/estimates/${id}/options/${part}/schedule`, { start_time });
		ledger.expect('estimate.scheduled', id);
	}),
	'estimate approved': onEstimate(
		'approved',
		['declined'],
		async ({ rig, ledger }, { id, part }) => {
			const answer = await rig.call('POST', '/estimates/options/approve', { option_ids: [part] });
			ledger.expect(answered, id, part);
			ledger.expect('estimate.copy_to_job', id);
			ledger.expect('job.created', String(answer.copied_on_approval_to_job_id));
		},
	),
	'estimate declined': onEstimate(
		'declined',
		['approved'],
		async ({ rig, ledger }, { id, part }) => {
			await rig.call('POST', '/_sandbox/approvals', { option: part, status: 'declined' });
			ledger.expect(answered, id, part);
		},
	),
	'lead created': { make: async (office) => void (await newLead(office)) },
	'lead lost': {
		async make(office) {
			const { state, ledger, now } = office;
			const id = await newLead(office);
			const lead = state.leads.get(id);
			if (!lead) return;
			Object.assign(lead, { status: 'lost', lost_at: now });
			state.leads.touch(lead, now);
			ledger.expect('lead.lost', id);
		},
	},
	'lead converted': {
		takes: 'openLeads',
		async make(office) {
			const { rig, ledger } = office;
			const { id } = office.take('openLeads');
			const answer = await rig.call('POST', `/leads/${id}/convert`, { type: 'job' });
			ledger.expect('lead.converted', id);
			// a won lead stands at the end of the pipeline
			ledger.expect('lead.pipeline_status_changed', id);
			ledger.expect('job.created', String(answer.job_id));
		},
	},
	'lead moved': {
		takes: 'openLeads',
		async make(office) {
			const { rig, state, ledger } = office;
			const { id } = office.take('openLeads');
			const [, next] = state.pipelineStatuses.where('resource_type', 'lead');
			const move = { resource_type: 'lead', resource_id: id, status_id: next.id };
			await rig.call('PUT', '/pipeline/statuses', move);
			ledger.expect('lead.pipeline_status_changed', id);
		},
	},
};
