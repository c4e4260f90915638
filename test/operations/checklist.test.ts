import { byIds, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

describe('Checklist → Get Many', () => {
	it('asks for jobs and estimates, and goes on until a page is empty', async () => {
		const page = Array.from({ length: 100 }, (_, index) => ({ id: `chk_${index}` }));
		const sent = reply(
			{ body: { checklists: page } },
			{ body: { checklists: [{ id: 'chk_100' }] } },
			{ body: { checklists: [] } },
		);

		const { output, error } = await operate('checklist', 'getAll', {
			job_uuids: byIds('job_1', 'job_2'),
			estimate_uuids: byIds('csr_1'),
			returnAll: true,
		});

		expect(error).toBeUndefined();
		const asked = 'job_uuids[]=job_1&job_uuids[]=job_2&estimate_uuids[]=csr_1';
		expect(sent).toEqual([
			{ call: `GET /checklists?${asked}&page=1&per_page=100` },
			{ call: `GET /checklists?${asked}&page=2&per_page=100` },
			{ call: `GET /checklists?${asked}&page=3&per_page=100` },
		]);
		expect(output).toHaveLength(101);
		expect(output[100]).toEqual({ id: 'chk_100' });
	});

	it('needs either jobs or estimates', async () => {
		const sent = reply(
			{ body: { checklists: [{ id: 'chk_1', title: 'Safety' }] } },
			{ body: { checklists: [] } },
		);

		const { output } = await operate('checklist', 'getAll', {
			estimate_uuids: byIds('={{ "csr_1, csr_2" }}'),
		});

		const asked = 'estimate_uuids[]=csr_1&estimate_uuids[]=csr_2';
		expect(sent).toEqual([
			{ call: `GET /checklists?${asked}&page=1&per_page=50` },
			{ call: `GET /checklists?${asked}&page=2&per_page=50` },
		]);
		expect(output).toEqual([{ id: 'chk_1', title: 'Safety' }]);
	});

	it.each([[{}], [{ job_uuids: {}, estimate_uuids: {} }]])(
		'is refused without both, before any request',
		async (fields) => {
			const sent = reply();

			const { error } = await operate('checklist', 'getAll', fields);

			expect(error?.message).toBe('"Jobs" is empty, and so is "Estimates" [item 0]');
			expect(sent).toEqual([]);
		},
	);
});
