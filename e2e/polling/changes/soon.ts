/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { stamp } from '../../../sandbox/state/time';
import type { Office } from './office';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * What comes with time alone, and will within ten minutes.
 * @param now of n8n's clock, epoch milliseconds
 * @returns events and the IDs of their records
 */
export async function comingSoon(
	office: Office,
	now: number,
): Promise<Array<[event: string, id: string]>> {
	const { rig, state, person } = office;
	const soon = now + 10 * MINUTE;
	const hours = (soon + DAY - Date.now()) / HOUR;
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
