import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';

isolateRequests();

const update = async (additionalJson: string) =>
	await operate('job', 'update', { job_id: byId('job_1'), updateFields: { additionalJson } });

describe('Job → Update, with lists in Additional JSON', () => {
	it.each([
		['{"tags":"VIP"}', '"Tag Names or IDs" must be a list of texts'],
		['{"tags":null}', '"Tag Names or IDs" must be a list of texts'],
		['={{ ({ tags: $json.none }) }}', '"Tag Names or IDs" must be a list of texts'],
		['{"tags":[{"name":"VIP"}]}', '"Tag Names or IDs" must be a list of texts'],
		['{"tags":["VIP",null]}', '"Tag Names or IDs" must be a list of texts'],
		['{"tags":[" "]}', '"Tag Names or IDs" must be a list of texts'],
		['{"assigned_employee_ids":"pro_1"}', '"Employee Names or IDs" must be a list of texts'],
		['{"assigned_employee_ids":null}', '"Employee Names or IDs" must be a list of texts'],
		['{"appointments":"x"}', '"appointments" must be a list of objects'],
		['{"appointments":{"id":"a"}}', '"appointments" must be a list of objects'],
		['{"appointments":["appt_1"]}', '"appointments" must be a list of objects'],
		['{"line_items":null}', '"Line Items" must be a list of objects'],
		['{"line_items":"x"}', '"Line Items" must be a list of objects'],
	])('refuses %s, before any request', async (json, message) => {
		const sent = reply();

		const { error } = await update(json);

		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toContain('Nothing was changed');
		expect(sent).toEqual([]);
	});

	it('empties a list that is given as empty, and changes one visit', async () => {
		const job = { id: 'job_1', assigned_employees: [{ id: 'pro_1' }] };
		const sent = reply(NO_SUCH_ROUTE, { body: job }, { body: {} }, { body: {} }, { body: job });

		const { error } = await update(
			'{"assigned_employee_ids":[],"appointments":[{"id":"appt_1","start_time":"x"}]}',
		);

		expect(error).toBeUndefined();
		expect(sent.slice(1)).toEqual([
			{ call: 'GET /jobs/job_1' },
			{ call: 'PUT /jobs/job_1/dispatch', body: { dispatched_employees: [] } },
			{ call: 'PUT /jobs/job_1/appointments/appt_1', body: { start_time: 'x' } },
			{ call: 'GET /jobs/job_1' },
		]);
	});

	it('takes a number for the name of a tag', async () => {
		const sent = reply(
			NO_SUCH_ROUTE,
			{ body: { id: 'job_1', tags: [] } },
			{ body: { tags: [{ id: 'tag_7', name: '7' }], total_pages: 1 } },
		);

		await update('{"tags":[7]}');

		expect(sent[3]).toEqual({ call: 'POST /jobs/job_1/tags', body: { tag_id: 'tag_7' } });
	});

	it('dispatches nobody where the service does not say who is assigned', async () => {
		const sent = reply(NO_SUCH_ROUTE, { body: {} }, { body: {} }, { body: {} });

		await update('{"assigned_employee_ids":[]}');

		expect(sent[2]).toEqual({
			call: 'PUT /jobs/job_1/dispatch',
			body: { dispatched_employees: [] },
		});
	});

	it('does not add a note of nothing', async () => {
		const sent = reply(NO_SUCH_ROUTE);

		const { error } = await update('{"notes":null}');

		expect(error?.message).toContain('"Notes" cannot be cleared');
		expect(sent).toHaveLength(1);
	});
});

describe('Job → Update, with a list of no entries', () => {
	it('leaves the line items of the job where the group on the screen is empty', async () => {
		const sent = reply({ body: { id: 'job_1' } });
		const line_items = { item: [] };

		const job_id = byId('job_1');
		const both = await operate('job', 'update', {
			job_id,
			updateFields: { line_items, tags: ['vip'] },
		});
		const alone = await operate('job', 'update', { job_id, updateFields: { line_items } });

		expect(both.error).toBeUndefined();
		expect(alone.error?.message).toBe('"Update Fields" holds nothing to change [item 0]');
		expect(sent).toEqual([{ call: 'PUT /jobs/job_1', body: { tags: ['vip'] } }]);
	});

	it('empties them where Additional JSON says so', async () => {
		const sent = reply({ body: { id: 'job_1' } });

		await update('{ "line_items": [] }');

		expect(sent).toEqual([{ call: 'PUT /jobs/job_1', body: { line_items: [] } }]);
	});
});
