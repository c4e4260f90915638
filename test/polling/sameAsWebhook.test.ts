import type { IDataObject } from 'n8n-workflow';

import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { deliver } from '../triggers/deliver';
import { serving } from '../triggers/serving';
import { SimulatedAccount } from './simulatedAccount';
import type { Collection } from './simulatedAccount';
import { SimulatedN8n } from './simulatedN8n';

/** As `SimulatedAccount` says. */
const COMPANY = 'company';

const n8n = serving();

let account: SimulatedAccount;

beforeEach(() => {
	account = new SimulatedAccount();
	jest.useFakeTimers({ now: account.now, doNotFake: NOT_FAKED });
	forgetProcess();
});
afterEach(() => jest.useRealTimers());

/** Deliveries take real time. */
const NOT_FAKED = [
	...(['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
	...(['setInterval', 'clearInterval', 'queueMicrotask', 'performance'] as const),
];

const customer = { id: 'cus_1', first_name: 'Ada' };

const employee = { id: 'pro_1', first_name: 'A', mobile_number: '5550100', role: 'field tech' };

const VISIT = {
	id: 'appt_1',
	start_time: '2026-06-02T16:00:00Z',
	end_time: '2026-06-02T18:00:00Z',
	arrival_window_minutes: 60,
};

interface Happening {
	event: string;
	collection: Collection;
	/** Before the poll, if it was there. */
	before?: IDataObject;
	record: IDataObject;
	/** Under which name, and as what, the webhook delivers it; by default the record. */
	delivered?: [string, IDataObject];
	/** The record does not say when it happened, so the time of the delivery makes the ID. */
	hasOwnId?: boolean;
}

const AT = '2026-06-01T12:05:00Z';
const EARLIER = '2026-05-01T12:00:00Z';
const old = { created_at: EARLIER, updated_at: EARLIER };
const changed = { created_at: EARLIER, updated_at: AT };
const created = { created_at: AT, updated_at: AT };
const times = (stamps: IDataObject) => ({ work_timestamps: stamps });

const job = (fields: IDataObject): IDataObject => ({
	id: 'job_1',
	customer,
	company_id: COMPANY,
	assigned_employees: [employee],
	...fields,
});
const estimate = (fields: IDataObject): IDataObject => ({
	id: 'csr_1',
	customer,
	options: [],
	company_id: COMPANY,
	...fields,
});
const lead = (fields: IDataObject): IDataObject => ({
	...{ id: 'lea_1', number: 1, status: 'open', company_id: COMPANY, conversions: [], ...fields },
});
const invoice = (fields: IDataObject): IDataObject => ({
	...{ id: 'invoice_1', status: 'open', amount: 100, due_amount: 100, payments: [], ...fields },
});

const withVisits = (...appointments: IDataObject[]) => job({ ...old, schedule: { appointments } });
const stored = (visit: IDataObject) => ({ ...visit, dispatched_employees_ids: ['pro_1'] });
const delivered = (visit: IDataObject): [string, IDataObject] => [
	'appointment',
	{ ...visit, job_id: 'job_1', dispatched_employees: [employee] },
];

/** All events that were recorded, and that polling can tell. */
const HAPPENINGS: Happening[] = [
	{ event: 'job.created', collection: 'jobs', record: job(created) },
	...(['on_my_way', 'started', 'completed'] as const).map(
		(name): Happening => ({
			event: `job.${name}`,
			collection: 'jobs',
			before: job(old),
			record: job({ ...changed, ...times({ [`${name}_at`]: AT }) }),
		}),
	),
	{
		event: 'job.canceled',
		collection: 'jobs',
		before: job(old),
		record: job({ ...changed, canceled_at: AT }),
	},
	{ event: 'job.updated', collection: 'jobs', before: job(old), record: job(changed) },
	{
		event: 'job.appointment.scheduled',
		collection: 'jobs',
		before: withVisits(),
		record: withVisits(stored(VISIT)),
		delivered: delivered(VISIT),
	},
	{
		event: 'job.appointment.rescheduled',
		collection: 'jobs',
		before: withVisits(stored(VISIT)),
		record: withVisits(stored({ ...VISIT, start_time: '2026-06-03T16:00:00Z' })),
		delivered: delivered({ ...VISIT, start_time: '2026-06-03T16:00:00Z' }),
		hasOwnId: true,
	},
	{
		event: 'job.appointment.appointment_discarded',
		collection: 'jobs',
		before: withVisits(stored(VISIT)),
		record: withVisits(),
		delivered: ['appointment', { id: 'appt_1', job_id: 'job_1' }],
	},
	{ event: 'customer.created', collection: 'customers', record: { ...customer, ...created } },
	{
		event: 'customer.updated',
		collection: 'customers',
		before: { ...customer, ...old },
		record: { ...customer, ...changed },
	},
	{ event: 'employee.created', collection: 'employees', record: { ...employee, created_at: AT } },
	{ event: 'estimate.created', collection: 'estimates', record: estimate(created) },
	{
		event: 'estimate.completed',
		collection: 'estimates',
		before: estimate(old),
		record: estimate({ ...changed, ...times({ completed_at: AT }) }),
	},
	{
		event: 'estimate.option.approval_status_changed',
		collection: 'estimates',
		before: estimate({ ...old, options: [{ id: 'est_1', approval_status: null }] }),
		record: estimate({
			...old,
			options: [{ id: 'est_1', approval_status: 'approved', updated_at: AT }],
		}),
		hasOwnId: true,
	},
	{ event: 'invoice.created', collection: 'invoices', record: invoice({}) },
	{
		event: 'invoice.sent',
		collection: 'invoices',
		before: invoice({}),
		record: invoice({ sent_at: AT }),
	},
	{
		event: 'invoice.paid',
		collection: 'invoices',
		before: invoice({}),
		record: invoice({ status: 'paid', due_amount: 0, paid_at: AT }),
	},
	{
		event: 'invoice.voided',
		collection: 'invoices',
		before: invoice({}),
		record: invoice({ status: 'voided' }),
		hasOwnId: true,
	},
	{ event: 'lead.created', collection: 'leads', record: lead({}) },
	{
		event: 'lead.converted',
		collection: 'leads',
		before: lead({}),
		record: lead({ status: 'won', conversions: [{ id: 'job_1', type: 'Job' }] }),
	},
	{
		event: 'lead.lost',
		collection: 'leads',
		before: lead({}),
		record: lead({ status: 'lost', lost_at: AT }),
	},
];

/** What was read by polling. */
async function polled({ event, collection, before, record }: Happening): Promise<IDataObject> {
	if (before) account.write(collection, before);
	const node = new SimulatedN8n(account, { events: [event] });
	await node.activate();
	account.now = Date.parse(AT);
	jest.setSystemTime(account.now + 20 * 60_000);
	account.write(collection, record);
	await node.tick();
	expect(node.events).toHaveLength(1);
	return node.events[0];
}

/** What was delivered, a second later. */
async function received({ event, record, delivered: as }: Happening): Promise<IDataObject> {
	const { url } = await n8n.serve({ events: [event] });
	const [first] = event.split('.');
	const [resource, body] = as ?? [first, record];
	const occurred = { event_occurred_at: '2026-06-01T12:05:01Z', company_id: COMPANY };
	await deliver(url, { event, ...occurred, [resource]: body });
	expect(n8n.host.events).toHaveLength(1);
	return n8n.host.events[0];
}

describe('an event', () => {
	it.each(HAPPENINGS)('$event looks the same by webhook and by polling', async (happening) => {
		const byWebhook = await received(happening);
		const byPolling = await polled(happening);
		const { event_id, company_id } = byWebhook;
		const [resource] = happening.delivered ?? [happening.event.split('.')[0]];
		expect(byPolling).toMatchObject({ event: happening.event, source: 'poll' });
		expect(byPolling[resource]).toMatchObject(byWebhook[resource] as IDataObject);
		// nothing of another kind is within the record
		if (resource === 'appointment') expect(byPolling.appointment).not.toHaveProperty('job');
		expect(byPolling.company_id).toBe(company_id);
		if (happening.hasOwnId) expect(byPolling.event_id).toMatch(new RegExp(`^${happening.event}/`));
		else expect(byPolling.event_id).toBe(event_id);
	});
});
