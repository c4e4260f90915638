/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { readExample } from '../../../scripts/demo/workflows';
import type { TriggerRig } from '../rig';
import type { Scenario } from '../../scenario';

const TAG = 'synced';
const SET_MEANWHILE = 'VIP';
/** Long enough for several turns of a loop: a turn takes about half a second. */
const QUIET_MS = 5_000;

/** The example that changes jobs when jobs change stops by itself. */
export const loopGuard: Scenario<TriggerRig> = {
	name: 'example loop-guard.json makes no loop',
	async run(rig) {
		const { sandbox, client } = rig.stack;
		await rig.call('POST', '/tags', { name: TAG });
		const [job] = sandbox.state.jobs.all();
		const workflow = await rig.addWorkflow(await readExample('loop-guard.json'));
		await client.activate(workflow.id);

		await changeJob(rig, job.id, 'Bring the long ladder');
		assert.deepEqual(await nodesRun(rig, workflow.id, 2), [
			['Job updated', 'Not synced yet?'],
			['Job updated', 'Not synced yet?', 'Get the job again', 'Tag the job'],
		]);
		assert.ok(sandbox.state.jobs.get(job.id)?.tags.includes(TAG), 'The job was not tagged');

		await changeJob(rig, job.id, 'Bring the short ladder');
		const [latest] = await nodesRun(rig, workflow.id, 3);
		assert.deepEqual(latest, ['Job updated', 'Not synced yet?']);

		const [, other] = sandbox.state.jobs.all();
		sandbox.faults.set({ webhooks: { delayMs: 1_000 } });
		await changeJob(rig, other.id, 'Bring both ladders');
		other.tags = [SET_MEANWHILE];
		await nodesRun(rig, workflow.id, 5);
		assert.deepEqual(sandbox.state.jobs.get(other.id)?.tags, [SET_MEANWHILE, TAG]);
	},
};

async function changeJob(rig: TriggerRig, id: string, description: string): Promise<void> {
	await rig.call('PUT', `/jobs/${id}`, { description });
}

/** The nodes that each execution has run, the newest execution first. There must be `count` of them, and stay so. */
async function nodesRun(rig: TriggerRig, workflowId: string, count: number): Promise<string[][]> {
	await rig.executed(workflowId, count);
	await sleep(QUIET_MS);
	const executions = await rig.executions(workflowId, 'webhook');
	assert.equal(executions.length, count, 'Executions');
	return await Promise.all(
		executions.map(async ({ id }) => Object.keys((await rig.stack.client.execution(id)).runData)),
	);
}
