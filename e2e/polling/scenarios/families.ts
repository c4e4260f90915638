/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { feeds } from '../../../nodes/HousecallPro/triggers/polling/feeds';
import type { Scenario } from '../../scenario';
import { changes } from '../changes';
import { Office } from '../changes/office';
import { comingSoon } from '../changes/soon';
import type { PollingRig } from '../rig';

const MINUTE = 60_000;
/** Approvals are asked for every 15 minutes, and what comes with time comes before. */
const LATER = 16 * MINUTE;

/** Everything that polling tells, each event at least once. */
export const families: Scenario<PollingRig> = {
	name: 'each event of each family',
	async run(rig) {
		const office = await Office.open(rig);
		const all = Object.values(changes);
		for (const { takes } of all) if (takes) await office.stock(takes);
		const coming = await comingSoon(office, rig.stack.n8n.now);
		await office.begin();
		const { ledger } = office;
		const workflow = await rig.publish(['*']);
		for (const change of all) {
			// what is changed within the second of its creation does not count as updated
			await sleep(1_000);
			await change.make(office, 0);
			ledger.noteUpdates();
		}
		await rig.nextPoll();
		await rig.nextPoll();

		await rig.stack.n8n.moveClock(LATER);
		for (const [event, id] of coming) ledger.expect(event, id);
		assert.deepEqual(ledger.events, feeds.flatMap(({ events }) => events).sort());
		const { missing, twice, untrue } = await rig.settle(workflow, ledger);
		assert.deepEqual({ missing, twice, untrue }, { missing: [], twice: [], untrue: [] });
		return `${ledger.events.length} events`;
	},
};
