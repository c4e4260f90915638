/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { Rig } from '../../rig';
import { play } from '../../trigger/scenario';
import { loopGuard } from '../../trigger/scenarios/loopGuard';
import type { Table } from '../../../scripts/demo/table';
import { toStderr } from '../../../tools/n8n/progress';
import { NEWEST_N8N } from '../../../tools/n8n/versions';
import { ownStepBefore } from '../ownStep';
import { addCustomer, addJob } from '../work';
import type { Workshop } from '../workshop';

const TAG = 'synced';

/** Here the trigger's own tests have most of what is to hold. */
export async function checkLoopGuard(workshop: Workshop, table: Table): Promise<void> {
	const { stack } = workshop;
	const { outcome } = await play(new Rig(stack, NEWEST_N8N), loopGuard, toStderr);
	if (outcome?.passed !== true) throw new Error(outcome?.reason ?? 'it was not tried');
	table.passed('Loop guard', 'two executions for a change, one for each later change');
	await workshop.clear();
	await checkOwnStep(workshop, table);
}

/** The job is found after a step that gives something else, and keeps the tag that it got meanwhile. */
async function checkOwnStep(workshop: Workshop, table: Table): Promise<void> {
	const { standIn, stack } = workshop;
	const { jobs } = stack.sandbox.state;
	const ownStep = ownStepBefore('Get the job again', `${standIn.url}/erp/jobs`);
	const { id } = await workshop.activate('loop-guard.json', ownStep);
	await workshop.call('POST', '/tags', { name: TAG });
	const person = await addCustomer(workshop, { first_name: 'Nils' });
	const job = await addJob(workshop, person, { tags: ['VIP'] });
	standIn.answer = () => {
		jobs.get(job)?.tags.push('Set meanwhile');
		return { stored: true };
	};
	await workshop.call('PUT', `/jobs/${job}`, { description: 'Bring the long ladder' });
	await workshop.executed(id, 2);
	assert.equal(standIn.received.length, 1, 'Turns of the own step');
	assert.deepEqual(jobs.get(job)?.tags, ['VIP', 'Set meanwhile', TAG]);
	table.passed('Loop guard, own step', 'done once, a tag that was set meanwhile stays');
}
