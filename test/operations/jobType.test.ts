import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

/** What an expression gives that finds nothing; n8n itself refuses a field that is simply left empty. */
const EMPTY = '={{ $json.none }}';

const INSTALL = { id: 'jbt_1', name: 'Install' };

describe('Job Type', () => {
	it('is created by its name', async () => {
		const sent = reply({ body: INSTALL });

		const { output, error } = await operate('jobType', 'create', {
			name: 'Install',
			additionalFields: { additionalJson: '{ "active": true }' },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{ call: 'POST /job_fields/job_types', body: { name: 'Install', active: true } },
		]);
		expect(output).toEqual([INSTALL]);
	});

	it('is renamed', async () => {
		const sent = reply({ body: INSTALL });

		const { output, error } = await operate('jobType', 'update', {
			job_type_id: 'jbt_1',
			name: 'Install',
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: 'PUT /job_fields/job_types/jbt_1', body: { name: 'Install' } }]);
		expect(output).toEqual([INSTALL]);
	});

	it('is listed by name', async () => {
		const sent = reply({ body: { total_pages: 1, total_items: 1, job_types: [INSTALL] } });

		const { output, error } = await operate('jobType', 'getAll', { filters: { name: 'Install' } });

		expect(error).toBeUndefined();
		expect(sent).toEqual([{ call: 'GET /job_fields/job_types?name=Install&page=1&page_size=50' }]);
		expect(output).toEqual([INSTALL]);
	});

	it.each([
		['create', { name: EMPTY }, '"Name" is empty [item 0]'],
		['update', { job_type_id: EMPTY, name: 'Repair' }, '"Job Type Name or ID" is empty [item 0]'],
	])('is not touched by %s without what is needed', async (operation, fields, message) => {
		const sent = reply();

		const { error } = await operate('jobType', operation, fields);

		expect(error?.message).toBe(message);
		expect(sent).toEqual([]);
	});
});
