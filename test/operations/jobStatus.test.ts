import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');

describe('How a job ends', () => {
	it.each([
		['cancel', {}, { work_status: 'user_canceled' }],
		['cancel', { work_status: 'pro_canceled' }, { work_status: 'pro_canceled' }],
		['complete', {}, { work_status: 'complete' }],
	])('Job → %s with %j changes the work status alone', async (operation, fields, body) => {
		const job = { id: 'job_1', ...body };
		const sent = reply({ body: job });

		const { output, error } = await operate('job', operation, { job_id: JOB, ...fields });

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: 'PUT /jobs/job_1', body }]);
		expect(output).toEqual([job]);
	});

	it('may name the times, too, by Additional JSON', async () => {
		const work_timestamps = { completed_at: '2026-04-01T16:00:00Z' };
		const sent = reply({ body: { id: 'job_1' } });

		await operate('job', 'complete', {
			job_id: JOB,
			additionalFields: { additionalJson: { work_timestamps } },
		});

		expect(sent[0].body).toEqual({ work_status: 'complete', work_timestamps });
	});

	it.each([
		['cancel', 'choose Cancel'],
		['complete', 'choose Finish'],
	])('Job → %s says what to do where the service cannot', async (operation, advice) => {
		const sent = reply(NO_SUCH_ROUTE);

		const { error } = await operate('job', operation, { job_id: JOB });

		expect(sent).toHaveLength(1);
		expect(error?.message).toMatch(/^Housecall Pro’s API does not offer this operation/);
		expect(error?.description).toContain(advice);
	});
});
