/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { TriggerRig } from '../../trigger/rig';
import { playScenario } from '../../scenario';
import { loopGuard } from '../../trigger/scenarios/loopGuard';
import type { Table } from '../../../tools/table';
import { toStderr } from '../../../tools/n8n/progress';
import { NEWEST_N8N } from '../../../tools/n8n/versions';
import { ownStepBefore } from '../ownStep';
import { addCustomer, addJob } from '../../account';
import type { ExampleRig } from '../rig';

const TAG = 'synced';

/** Here the trigger's own tests have most of what is to hold. */
export async function checkLoopGuard(rig: ExampleRig, table: Table): Promise<void> {
	const { stack } = rig;
	const { outcome } = await playScenario(new TriggerRig(stack, NEWEST_N8N), loopGuard, toStderr);
	if (outcome?.passed !== true) throw new Error(outcome?.reason ?? 'it was not tried');
	table.passed('Loop guard', 'two executions for a change, one for each later change');
	await rig.clear();
	await checkOwnStep(rig, table);
}

/** The job is found after a step that gives something else, and keeps the tag that it got meanwhile. */
async function checkOwnStep(rig: ExampleRig, table: Table): Promise<void> {
	const { mockService, stack } = rig;
	const { jobs } = stack.sandbox.state;
	const ownStep = ownStepBefore('Get the job again', `${mockService.url}/erp/jobs`);
	const { id } = await rig.activate('loop-guard.json', ownStep);
	await rig.call('POST', '/tags', { name: TAG });
	const person = await addCustomer(rig, { first_name: 'Nils' });
	const job = await addJob(rig, person, { tags: ['VIP'] });
	mockService.answer = () => {
		jobs.get(job)?.tags.push('Set meanwhile');
		return { stored: true };
	};
	await rig.call('PUT', `/jobs/${job}`, { description: 'Bring the long ladder' });
	await rig.executed(id, 2);
	assert.equal(mockService.received.length, 1, 'Turns of the own step');
	assert.deepEqual(jobs.get(job)?.tags, ['VIP', 'Set meanwhile', TAG]);
	table.passed('Loop guard, own step', 'done once, a tag that was set meanwhile stays');
}
