import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { byIds, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** GET /checklists by pages, without totals. */
function serve(count: number) {
	const checklists = Array.from({ length: count }, (_, index) => ({ id: `chk_${index}` }));
	const server = { checklists, asked: [] as object[] };
	nock(BASE_URL)
		.persist()
		.get('/checklists')
		.query((query) => {
			server.asked.push(query);
			return true;
		})
		.reply((uri) => {
			const { searchParams } = new URL(uri, BASE_URL);
			const size = Number(searchParams.get('per_page'));
			const start = (Number(searchParams.get('page')) - 1) * size;
			return [200, { checklists: checklists.slice(start, start + size) }];
		});
	return server;
}

describe('Checklist → Get Many', () => {
	it('asks for jobs and estimates, and reads every page', async () => {
		const server = serve(101);

		const { output, error } = await operate('checklist', 'getAll', {
			job_uuids: byIds('job_1', 'job_2'),
			estimate_uuids: byIds('csr_1'),
			returnAll: true,
		});

		expect(error).toBeUndefined();
		expect(output).toEqual(server.checklists);
		expect(server.asked[0]).toEqual({
			'job_uuids[]': ['job_1', 'job_2'],
			'estimate_uuids[]': 'csr_1',
			page: '1',
			per_page: '100',
		});
	});

	it('needs either jobs or estimates', async () => {
		const server = serve(1);

		const { output } = await operate('checklist', 'getAll', {
			estimate_uuids: byIds('={{ "csr_1, csr_2" }}'),
		});

		expect(output).toEqual(server.checklists);
		expect(server.asked[0]).toEqual({
			'estimate_uuids[]': ['csr_1', 'csr_2'],
			page: '1',
			per_page: '50',
		});
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
