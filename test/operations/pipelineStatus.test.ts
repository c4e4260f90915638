import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const SENT = { id: 'kcs_1', name: 'Sent', status_type: 'open' };

describe('Pipeline Status', () => {
	describe('Pipeline Status → Get Many', () => {
		it.each(['estimate', 'job', 'lead'])('lists the statuses of one pipeline: %s', async (kind) => {
			const sent = reply({ body: { total_pages: 1, total_items: 1, statuses: [SENT] } });

			const { output, error } = await operate('pipelineStatus', 'getAll', { resource_type: kind });

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{ call: `GET /pipeline/statuses?resource_type=${kind}&page=1&page_size=50` },
			]);
			expect(output).toEqual([SENT]);
		});

		it('returns nothing where the company does not use the pipeline', async () => {
			reply({ body: { total_pages: 0, total_items: 0, statuses: [] } });

			const { output, error } = await operate('pipelineStatus', 'getAll', { resource_type: 'job' });

			expect(error).toBeUndefined();
			expect(output).toEqual([]);
		});
	});

	describe('Pipeline Status → Set', () => {
		/** Also what was filled in for the other pipelines before, which must not be sent. */
		const filled = {
			estimate_id: byId('csr_1'),
			estimate_status: 'kcs_e',
			job_id: byId('job_1'),
			job_status: 'kcs_a',
			lead_id: byId('lea_1'),
			lead_status: 'kcs_b',
		};

		it.each([
			['estimate', 'csr_1', 'kcs_e'],
			['job', 'job_1', 'kcs_a'],
			['lead', 'lea_1', 'kcs_b'],
		])('sends kind, record and status: %s', async (resource_type, resource_id, status_id) => {
			const sent = reply({ status: 200 });

			const { output, error } = await operate('pipelineStatus', 'set', {
				resource_type,
				...filled,
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{ call: 'PUT /pipeline/statuses', body: { resource_type, resource_id, status_id } },
			]);
			expect(output).toEqual([{ success: true }]);
		});

		it('returns the answer where there is one, and lets Additional JSON win', async () => {
			const answer = {
				status_id: 'kcs_9',
				resource_id: 'job_1',
				resource_type: 'job',
				name: 'Done',
			};
			const sent = reply({ body: answer });

			const { output } = await operate('pipelineStatus', 'set', {
				resource_type: 'job',
				...filled,
				additionalFields: { additionalJson: '{ "status_id": "kcs_9" }' },
			});

			expect(sent[0].body).toEqual({
				resource_type: 'job',
				resource_id: 'job_1',
				status_id: 'kcs_9',
			});
			expect(output).toEqual([answer]);
		});

		it.each([
			[{ job_id: byId('={{ $json.none }}') }, '"Job" is empty [item 0]'],
			[{ job_status: '={{ $json.none }}' }, '"Status Name or ID" is empty [item 0]'],
		])('refuses a move without record or status, before any request', async (fields, message) => {
			const sent = reply();

			const { error } = await operate('pipelineStatus', 'set', {
				resource_type: 'job',
				...filled,
				...fields,
			});

			expect(error?.message).toBe(message);
			expect(sent).toEqual([]);
		});
	});
});
