import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const JOB = byId('job_1');

describe('Details of a job', () => {
	describe('Job → notes, tags and links', () => {
		it.each([
			{
				operation: 'addNote',
				fields: {
					content: 'Dog in the yard',
					additionalFields: { additionalJson: { pinned: true } },
				},
				call: 'POST /jobs/job_1/notes',
				body: { content: 'Dog in the yard', pinned: true },
				answer: { id: 'nte_1', content: 'Dog in the yard' },
				output: { id: 'nte_1', content: 'Dog in the yard' },
			},
			{
				operation: 'deleteNote',
				fields: { note_id: 'nte_1' },
				call: 'DELETE /jobs/job_1/notes/nte_1',
				answer: '',
				output: { deleted: true, id: 'nte_1' },
			},
			{
				operation: 'addTag',
				fields: { tag_id: 'tag_1' },
				call: 'POST /jobs/job_1/tags',
				body: { tag_id: 'tag_1' },
				answer: { tags: [{ id: 'tag_1', name: 'vip' }] },
				output: { tags: [{ id: 'tag_1', name: 'vip' }] },
			},
			{
				operation: 'removeTag',
				fields: { tag_id: 'tag_1' },
				call: 'DELETE /jobs/job_1/tags/tag_1',
				answer: { tags: [] },
				output: { tags: [] },
			},
			{
				operation: 'addLink',
				fields: { title: 'Photos', url: 'https://example.com/1' },
				call: 'POST /jobs/job_1/links',
				body: { title: 'Photos', url: 'https://example.com/1' },
				answer: { id: 'lnk_1', title: 'Photos', url: 'https://example.com/1' },
				output: { id: 'lnk_1', title: 'Photos', url: 'https://example.com/1' },
			},
		])('$operation', async ({ operation, fields, call, body, answer, output }) => {
			const sent = reply({ body: answer });

			const result = await operate('job', operation, { job_id: JOB, ...fields });

			expect(result.error).toBeUndefined();
			expect(sent).toEqual([body ? { call, body } : { call }]);
			expect(result.output).toEqual([output]);
		});

		it.each([
			['addNote', { content: '={{ "" }}' }, 'Note'],
			['deleteNote', { note_id: '={{ "" }}' }, 'Note'],
			['addTag', { tag_id: '={{ "" }}' }, 'Tag Name or ID'],
			['removeTag', { tag_id: '={{ "" }}' }, 'Tag Name or ID'],
			['addLink', { title: '={{ "" }}', url: 'https://example.com' }, 'Title'],
			['addLink', { title: 'Photos', url: '={{ "" }}' }, 'URL'],
		])('%s refuses %j, before any request', async (operation, fields, label) => {
			const sent = reply();

			const { error } = await operate('job', operation, { job_id: JOB, ...fields });

			expect(error?.message).toBe(`"${label}" is empty [item 0]`);
			expect(sent).toEqual([]);
		});
	});

	describe('Job → Get Invoices', () => {
		const invoices = [
			{ id: 'invoice_1', amount: 12500, items: [{ id: 'invitm_1', unit_price: 12500 }] },
			{ id: 'invoice_2', amount: 100 },
		];

		it('emits one item per invoice, up to the limit', async () => {
			const sent = reply({ body: { invoices } });

			const { output } = await operate('job', 'getInvoices', { job_id: JOB, limit: 1 });

			expect(sent).toEqual([{ call: 'GET /jobs/job_1/invoices' }]);
			expect(output).toEqual([
				{ id: 'invoice_1', amount: 125, items: [{ id: 'invitm_1', unit_price: 125 }] },
			]);
		});

		it('can be simplified, and in dollars', async () => {
			reply({ body: { invoices } });

			const { output } = await operate('job', 'getInvoices', {
				job_id: JOB,
				returnAll: true,
				simplify: true,
				options: { moneyIn: 'dollars' },
			});

			expect(output).toMatchObject([
				{ id: 'invoice_1', amount: 125 },
				{ id: 'invoice_2', amount: 1 },
			]);
			expect(output[0]).not.toHaveProperty('items');
		});
	});

	describe('Job → Get Input Materials', () => {
		it('emits one item per material', async () => {
			const job_input_materials = [{ uuid: 'm-1', name: 'Pipe', unit_cost: 300 }, { uuid: 'm-2' }];
			const sent = reply({ body: { job_input_materials } });

			const { output } = await operate('job', 'getInputMaterials', { job_id: JOB });

			expect(sent).toEqual([{ call: 'GET /jobs/job_1/job_input_materials' }]);
			expect(output).toEqual([{ uuid: 'm-1', name: 'Pipe', unit_cost: 3 }, { uuid: 'm-2' }]);
		});
	});

	describe('Job → Update Input Materials', () => {
		it('sends of each material what was filled', async () => {
			const job_input_materials = [{ uuid: 'm-1', name: 'Pipe' }];
			const sent = reply({ body: { job_input_materials } });

			const { output, error } = await operate('job', 'updateInputMaterials', {
				job_id: JOB,
				job_input_materials: {
					material: [
						{ uuid: 'm-1', name: 'Pipe', additionalFields: { quantity: 2.5 } },
						{
							name: 'Valve',
							additionalFields: { description: 'Brass', part_number: 'V-22', unit_cost: 9 },
						},
					],
				},
			});

			expect(error).toBeUndefined();
			expect(sent).toEqual([
				{
					call: 'PUT /jobs/job_1/job_input_materials/bulk_update',
					body: {
						job_input_materials: [
							{ uuid: 'm-1', name: 'Pipe', quantity: 2.5 },
							{ name: 'Valve', description: 'Brass', part_number: 'V-22', unit_cost: 900 },
						],
					},
				},
			]);
			expect(output).toEqual(job_input_materials);
		});

		it('refuses an empty list, before any request', async () => {
			const sent = reply();

			const { error } = await operate('job', 'updateInputMaterials', { job_id: JOB });

			expect(error?.message).toBe('"Input Materials" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});
});
