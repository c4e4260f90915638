import {
	eventOptions,
	isChosen,
	toPatterns,
	toSubscribedEvents,
} from '../../nodes/HousecallPro/triggers/events';

const matches = (chosen: string[], event: string, typed?: unknown) =>
	isChosen(toPatterns(chosen, typed), event);

describe('The names of events', () => {
	describe('a choice', () => {
		it.each([
			['job.completed', 'job.completed', true],
			['job.completed', 'JOB.Completed', true],
			['job.completed', 'job.completed_again', false],
			['job.*', 'job.teleported', true],
			['job.*', 'job.appointment.scheduled', true],
			['job.*', 'jobs.created', false],
			['job.*', 'job', false],
			['job.appointment.*', 'job.appointment.appointment_discarded', true],
			['job.appointment.*', 'job.completed', false],
			['invoice.*', 'invoice.payment.failed', true],
			['payment.*', 'payment.created', true],
			['payment.*', 'invoice.payment.succeeded', true],
			['payment.*', 'invoice.refund.succeeded', true],
			['payment.*', 'job.paid', true],
			['payment.*', 'invoice.paid', false],
			['employee.created', 'pro.created', true],
			['employee.*', 'pro.created', true],
			['employee.*', 'employee.updated', true],
			['estimate.option.approval_status_changed', 'estimate.option.approval_status_change', true],
			['estimate.option.approval_status_change', 'estimate.option.approval_status_changed', true],
			['estimate.option.created', 'estimate.option.approval_status_change', false],
			['*', 'anything', true],
			['other', 'other', false],
		])('of %s and the event %s: %s', (chosen, event, expected) => {
			expect(matches([chosen], event)).toBe(expected);
		});

		it.each([
			['a list', ['pro.created', ' Voice.Called ']],
			['one text with commas', 'pro.created,, voice.called,'],
			['a list with commas', ['pro.created, voice.called', '']],
		])('may be typed by hand: %s', (_, typed) => {
			for (const event of ['employee.created', 'voice.called']) {
				expect(matches(['other'], event, typed)).toBe(true);
				expect(matches(['job.*'], event, typed)).toBe(false);
			}
			expect(matches(['other'], 'voice.missed', typed)).toBe(false);
		});

		it.each([undefined, null, '', [], [''], ' , '])('typed as %j is none', (typed) => {
			expect(toPatterns(['other'], typed)).toEqual([]);
		});
	});

	describe('what is subscribed to', () => {
		const subscribed = (chosen: string[], typed?: unknown) =>
			toSubscribedEvents(toPatterns(chosen, typed));

		it('is everything for Any Event', () => {
			expect(subscribed(['job.completed', '*'])).toEqual(['*']);
		});

		it('is each event once, sorted', () => {
			expect(subscribed(['lead.lost', 'lead.created', 'other'], 'lead.lost, a.b')).toEqual([
				'a.b',
				'lead.created',
				'lead.lost',
			]);
		});

		it('is every event of a family by name', () => {
			expect(subscribed(['employee.*'])).toEqual(['employee.created', 'pro.created']);
			expect(subscribed(['payment.*'])).toEqual([
				'invoice.payment.failed',
				'invoice.payment.succeeded',
				'invoice.refund.succeeded',
				'job.paid',
			]);
			expect(subscribed(['job.*'])).toHaveLength(14);
		});

		it('is an approval in both spellings', () => {
			const both = [
				'estimate.option.approval_status_change',
				'estimate.option.approval_status_changed',
			];
			expect(subscribed(['estimate.option.approval_status_changed'])).toEqual(both);
			expect(subscribed(['estimate.*'])).toEqual(expect.arrayContaining(both));
		});

		it('is everything for a family without known events', () => {
			expect(subscribed(['job.completed', 'other'], 'voice.*')).toEqual(['*']);
		});
	});

	describe('the list of choices', () => {
		it('offers the 41 known events, the families and hand-typed names, A–Z', () => {
			const values = eventOptions.map(({ value }) => value);
			expect(values.filter((value) => value !== 'other' && !value.endsWith('*'))).toHaveLength(41);
			expect(new Set(values).size).toBe(values.length);

			const names = eventOptions.map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		});

		it('has every event in exactly one family besides those of payments and appointments', () => {
			const families = ['customer', 'employee', 'estimate', 'invoice', 'job', 'lead'];
			for (const { value } of eventOptions.filter((option) =>
				/^[a-z_.]+\.[a-z_]+$/.test(option.value),
			)) {
				expect(families.filter((family) => matches([`${family}.*`], value))).toHaveLength(1);
			}
		});
	});
});
