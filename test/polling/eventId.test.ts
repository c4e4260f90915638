import { parseEvent } from '../../nodes/HousecallPro/triggers/envelope';
import { eventId } from '../../nodes/HousecallPro/triggers/eventId';
import type { IDataObject } from 'n8n-workflow';

function idOf(body: IDataObject): string {
	const event = parseEvent(body);
	if (!event) throw new Error('no event');
	return eventId(event);
}

const job = {
	id: 'job_1',
	created_at: '2026-04-01T15:00:00Z',
	updated_at: '2026-04-01T16:00:01Z',
	work_timestamps: { completed_at: '2026-04-01T16:00:00Z' },
};

describe('the ID of an event', () => {
	it('is made of the record’s own stamp, not of the time of the delivery', () => {
		const event = { event: 'job.completed', job };
		const id = 'job.completed/job_1/2026-04-01T16:00:00.000Z';
		expect(idOf({ ...event, event_occurred_at: '2026-04-01T16:00:02Z' })).toBe(id);
		expect(idOf(event)).toBe(id);
		expect(idOf({ event: 'job.created', event_occurred_at: 'x', job })).toBe('job.created/job_1');
		expect(idOf({ event: 'job.updated', job })).toBe('job.updated/job_1/2026-04-01T16:00:01.000Z');
	});

	it('is the time of the delivery where the record says nothing of the event', () => {
		const event = { event: 'job.paid', event_occurred_at: '2026-04-01T16:00:02Z', job };
		expect(idOf(event)).toBe('job.paid/job_1/2026-04-01T16:00:02.000Z');
	});

	it('tells bodies apart where there is neither', () => {
		const at = (start_time: string) =>
			idOf({ event: 'job.appointment.rescheduled', appointment: { id: 'appt_1', start_time } });
		expect(at('2026-04-01T16:00:00Z')).toBe(at('2026-04-01T16:00:00Z'));
		expect(at('2026-04-01T16:00:00Z')).not.toBe(at('2026-04-02T16:00:00Z'));
		expect(idOf({ event: 'job.completed' })).toBe(idOf({ event: 'job.completed' }));
	});

	it('is the same for both spellings of an event', () => {
		const body = { event_occurred_at: '2026-04-01T16:00:02Z', estimate: { id: 'csr_1' } };
		expect(idOf({ event: 'estimate.option.approval_status_change', ...body })).toBe(
			idOf({ event: 'estimate.option.approval_status_changed', ...body }),
		);
		expect(idOf({ event: 'pro.created', employee: { id: 'pro_1' } })).toBe(
			'employee.created/pro_1',
		);
	});

	it('tells the conversions of one lead apart', () => {
		const converted = (...ids: string[]) =>
			idOf({
				event: 'lead.converted',
				lead: { id: 'lea_1', conversions: ids.map((id) => ({ id })) },
			});
		expect(converted('csr_1')).toBe('lead.converted/lea_1/csr_1');
		expect(converted('job_1', 'csr_1')).toBe(converted('csr_1', 'job_1'));
	});
});
