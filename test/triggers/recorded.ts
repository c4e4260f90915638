import type { IDataObject } from 'n8n-workflow';

import { COMPANY } from './deliver';

/** An address that nobody has entered. */
export const NOWHERE: IDataObject = {
	...{ id: null, type: null, street: null, street_line_2: null },
	...{ city: null, state: null, zip: null, country: null },
};

const OCCURRED = { event_occurred_at: '2026-04-01T15:04:05Z', company_id: COMPANY };

const job: IDataObject = {
	id: 'job_00000000000000000000000000000001',
	invoice_number: '7',
	description: '',
	customer: { id: 'cus_00000000000000000000000000000002' },
	address: NOWHERE,
	notes: [{ id: 'nte_1', content: 'gate code' }],
	work_status: 'needs scheduling',
	work_timestamps: { on_my_way_at: null, started_at: null, completed_at: null },
	schedule: { scheduled_start: null, scheduled_end: null, arrival_window: 0, appointments: [] },
	total_amount: 0,
	outstanding_balance: 0,
	assigned_employees: [],
	tags: [],
	original_estimate_id: null,
	original_estimate_uuids: [],
	lead_source: null,
	job_fields: { job_type: null, business_unit: null },
	locked_at: null,
	company_id: COMPANY,
	recurrence_rule: null,
	attachments: [],
};

const appointment: IDataObject = {
	id: 'appt_1',
	start_time: '2026-04-02T16:00:00Z',
	end_time: '2026-04-02T18:00:00Z',
	arrival_window_minutes: 60,
	job_id: 'job_1',
	dispatched_employees: [
		{ id: 'pro_1', first_name: 'A', mobile_number: '5550100', role: 'field tech' },
	],
};

const lead: IDataObject = {
	id: 'lea_1',
	status: 'won',
	conversions: [{ id: 'job_1', type: 'Job' }],
};

/** Deliveries of the shapes that the live service was seen to send, and the record that each is about. */
export const RECORDED: Array<{ body: IDataObject; record: IDataObject }> = [
	{ body: { event: 'job.created', ...OCCURRED, job }, record: job },
	{ body: { event: 'job.appointment.scheduled', ...OCCURRED, appointment }, record: appointment },
	{
		body: {
			event: 'job.appointment.appointment_discarded',
			company_id: COMPANY,
			appointment: { id: 'appt_1', job_id: 'job_1' },
		},
		record: { id: 'appt_1', job_id: 'job_1' },
	},
	{ body: { event: 'lead.converted', company_id: COMPANY, lead }, record: lead },
];
