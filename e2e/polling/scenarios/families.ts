/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { feeds } from '../../../nodes/HousecallPro/triggers/polling/feeds';
import { stamp } from '../../../sandbox/state/time';
import type { Scenario } from '../../scenario';
import { changes } from '../changes';
import { Office } from '../changes/office';
import type { PollingRig } from '../rig';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Approvals are asked for every 15 minutes. */
const LATER = 16 * MINUTE;
/** What comes with time comes within {@link LATER}. */
const SOON = 10 * MINUTE;

/** What comes with time alone, and will. @returns events and the IDs of their records */
async function comingSoon(office: Office): Promise<Array<[event: string, id: string]>> {
	const { rig, state, person } = office;
	const soon = rig.stack.n8n.now + SOON;
	const hours = (soon + DAY - Date.now()) / (60 * MINUTE);
	const appointment = await office.schedule(await office.addJob(), hours);

	await office.stock('openInvoices');
	const invoice = state.invoices.get(office.take('openInvoices').id);
	assert.ok(invoice);
	invoice.due_at = stamp(soon);

	const { id } = await rig.call('POST', '/estimates', {
		customer_id: person.id,
		options: [{ name: 'Good' }],
	});
	const estimate = state.estimates.get(id);
	assert.ok(estimate);
	estimate.created_at = stamp(soon - 7 * DAY);
	state.estimates.touch(estimate, estimate.created_at);
	return [
		['job.appointment.upcoming', appointment],
		['invoice.overdue', invoice.id],
		['estimate.unanswered', id],
	];
}

/** Everything that polling tells, each event at least once. */
export const families: Scenario<PollingRig> = {
	name: 'each event of each family',
	async run(rig) {
		const office = await Office.open(rig);
		const all = Object.values(changes);
		for (const { takes } of all) if (takes) await office.stock(takes);
		const coming = await comingSoon(office);
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
