/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer, addJob } from '../../account';
import { withoutAuthentication } from '../open';
import type { ExampleRig } from '../rig';

const PHONE = '(619) 555-0163';

/** The next visit is moved, then canceled; the one after it stays. Then there is none, and a stranger has none. */
export async function checkMoveOrCancel(rig: ExampleRig, table: Table): Promise<void> {
	const { jobs } = rig.stack.sandbox.state;
	const person = await addCustomer(rig, { first_name: 'Ada', mobile_number: '6195550163' });
	const visit = async (start: string, end: string) =>
		await addJob(rig, person, { schedule: { scheduled_start: start, scheduled_end: end } });
	const later = await visit('2031-06-02T15:00:00Z', '2031-06-02T16:00:00Z');
	const next = await visit('2031-05-05T15:00:00Z', '2031-05-05T17:00:00Z');
	await rig.activate('phone-agent-moves-or-cancels.json', withoutAuthentication);
	const ask = async (body: object) => {
		const response = await fetch(`${rig.stack.n8n.url}/webhook/move-or-cancel`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ phone: PHONE, ...body }),
		});
		return (await response.json()) as { done: boolean; answer: string };
	};
	const times = (id: string) => {
		const { scheduled_start, scheduled_end } = jobs.get(id)?.schedule ?? {};
		return [scheduled_start, scheduled_end];
	};

	const moved = await ask({ wish: 'move', new_start: '2031-05-06T18:00:00Z' });
	assert.match(moved.answer, /^Your visit is on Tuesday, May 6, at \d+:00 [AP]M now\.$/);
	assert.deepEqual(times(next), ['2031-05-06T18:00:00Z', '2031-05-06T20:00:00Z']);
	table.passed('Phone agent moves', moved.answer);

	const canceled = await ask({ wish: 'cancel' });
	assert.equal(canceled.answer, 'Your visit on Tuesday, May 6 is canceled.');
	assert.match(String(jobs.get(next)?.work_status), /canceled/);
	assert.equal(times(later)[0], '2031-06-02T15:00:00Z');
	table.passed('Phone agent cancels', canceled.answer);

	await ask({ wish: 'cancel' });
	const none = await ask({ wish: 'cancel' });
	const stranger = await ask({ wish: 'cancel', phone: '2125550000' });
	assert.deepEqual([none.done, stranger.done], [false, false]);
	table.passed('Phone agent finds nothing', `${none.answer} ${stranger.answer}`);
}
