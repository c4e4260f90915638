import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');

describe('Options and responses of any operation', () => {
	describe('Timeout', () => {
		it.each([0, -1, '={{ "x" }}', '={{ "" }}', '={{ [] }}'])(
			'is refused when it is %s, before any request',
			async (timeout) => {
				const sent = reply();

				const { error } = await operate('job', 'get', { job_id: JOB, options: { timeout } });

				expect(error?.message).toBe(
					'"Timeout (Seconds)" must be a number of seconds from 1 on [item 0]',
				);
				expect(sent).toEqual([]);
			},
		);

		it.each([1, 600, 900, '={{ "30" }}', '={{ $json.none }}'])('may be %s', async (timeout) => {
			reply({ body: { id: 'job_1' } });

			const { output } = await operate('job', 'get', { job_id: JOB, options: { timeout } });

			expect(output).toEqual([{ id: 'job_1' }]);
		});
	});

	it('Timeout holds for every request of an operation that is more than one', async () => {
		const customer = { id: 'cus_1', addresses: [] };
		nock(BASE_URL).get('/customers/cus_1').reply(200, customer);
		nock(BASE_URL).post('/customers/cus_1/addresses').delay(20_000).reply(200, { id: 'adr_1' });
		const job = nock(BASE_URL).post('/jobs').reply(201, { id: 'job_1' });

		const { error } = await operate('job', 'create', {
			customer_id: byId('cus_1'),
			addressChoice: 'street',
			address: { parts: { street: '1 Main St', city: 'Reno', state: 'NV', zip: '89501' } },
			options: { timeout: 1 },
		});

		expect(error?.message).toMatch(/^No answer from /);
		expect(job.isDone()).toBe(false);
	});

	describe('Return All', () => {
		it.each([
			['false', '={{ "false" }}', 1],
			['FALSE', '={{ "FALSE" }}', 1],
			['true', '={{ "true" }}', 3],
		])('may be the text %s', async (_, returnAll, count) => {
			reply({ body: { jobs: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], total_pages: 1 } });

			const { output } = await operate('job', 'getAll', { returnAll, limit: 1 });

			expect(output).toHaveLength(count);
		});
	});

	describe('a success that tells of an error and nothing else', () => {
		it.each([
			[{ error: 'Not allowed' }, 'Not allowed'],
			[{ success: false, errors: ['Not allowed'] }, 'Not allowed'],
			[{ error: { message: 'Not allowed' } }, 'Not allowed'],
		])('fails a write and a read: %j', async (body, said) => {
			reply({ status: 201, body }, { body });

			const note = await operate('job', 'addNote', { job_id: JOB, content: 'x' });
			const job = await operate('job', 'get', { job_id: JOB });

			const message = `Housecall Pro did not accept the values: ${said} [item 0]`;
			expect([note.error?.message, job.error?.message]).toEqual([message, message]);
		});

		it.each([
			[{ id: 'nte_1', error: 'late' }],
			[{ success: true, errors: [] }],
			[{ success: true, error: 'none' }],
			[{ message: 'Added' }],
		])('is none where something else is in it: %j', async (body) => {
			reply({ status: 201, body });

			const { output } = await operate('job', 'addNote', { job_id: JOB, content: 'x' });

			expect(output).toEqual([body]);
		});

		it('is a deletion that says it was none', async () => {
			reply({ body: { id: 'cus_1', deleted: false } });

			const { output, error } = await operate('customer', 'delete', { customer_id: byId('cus_1') });

			expect(error?.message).toBe(
				'Housecall Pro answers that it has not deleted the record [item 0]',
			);
			expect(output).toEqual([]);
		});
	});

	describe('an answer that is no record', () => {
		it.each([
			['a list', [{ id: 1 }]],
			['an empty list', []],
			['a number', '7'],
			['a boolean', 'false'],
		])('stops a read: %s', async (_, body) => {
			reply({ body });

			const { output, error } = await operate('job', 'get', { job_id: JOB });

			expect(error?.message).toMatch(/^The answer is .*, so it is not the record \[item 0\]$/);
			expect(error?.description).toContain('Base URL');
			expect(output).toEqual([]);
		});

		it('stops the reading of an estimate, too', async () => {
			reply({ body: [{ id: 'csr_1' }] });

			const { error } = await operate('estimate', 'get', { estimate_id: byId('csr_1') });

			expect(error?.message).toBe('The answer is a list, so it is not the record [item 0]');
		});

		it.each([
			['nothing', ''],
			['a list', [{ id: 'nte_1' }]],
			['null', 'null'],
		])('does not pass for a write that failed: %s', async (_, body) => {
			reply({ status: 201, body });

			const { output, error } = await operate('job', 'addNote', { job_id: JOB, content: 'x' });

			expect(error).toBeUndefined();
			expect(output).toEqual([{ success: true }]);
		});
	});
});
