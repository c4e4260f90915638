import type { IDataObject } from 'n8n-workflow';

import { jsonOf, runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';
import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

/** What comes out of a run, and the hints that n8n shows with it. */
async function run(parameters: RunOptions['parameters'], options: Partial<RunOptions> = {}) {
	const result = await runNode({ parameters, ...options });
	const { hints = [] } = result.run.data.resultData.runData['Housecall Pro'][0];
	return { output: jsonOf(result.items), hints: hints.map(({ message }) => message) };
}

const page = (tags: IDataObject[]) => ({ page: 1, total_pages: 1, tags });

const list = (outputFields: string) =>
	run({ resource: 'tag', operation: 'getAll', options: { outputFields } });

describe('Output Fields', () => {
	isolateRequests();

	it.each([
		['schedule.scheduled_start', 'schedule'],
		['schedule[scheduled_start]', 'schedule'],
		['id; schedule', 'id'],
	])(
		'refuse %s before anything is sent, also where something is written',
		async (outputFields, whole) => {
			const sent = reply();

			const { error } = await operate('job', 'addNote', {
				job_id: byId('job_1'),
				content: 'Gate code 7',
				options: { outputFields: `name, ${outputFields}` },
			});

			expect(error?.message).toBe(`"Output Fields" has no field ${outputFields} [item 0]`);
			expect(error?.description).toBe(
				`It takes names of whole fields, with commas between them: ${whole}.`,
			);
			expect(sent).toEqual([]);
		},
	);

	it('are told in any case, and with blanks', async () => {
		reply({ body: page([{ id: 'tag_1', name: 'VIP', created_at: 'now' }]) });

		expect(await list('NAME, Created at')).toEqual({
			output: [{ name: 'VIP', created_at: 'now' }],
			hints: [],
		});
	});

	it('say which name no record has, once for all input items', async () => {
		const tags = [{ id: 'tag_1', name: 'VIP' }, { id: 'tag_2' }];
		reply({ body: page(tags) }, { body: page(tags) });

		const { output, hints } = await run(
			{ resource: 'tag', operation: 'getAll', options: { outputFields: 'id, name, nmae' } },
			{ items: [{}, {}] },
		);

		expect(output).toEqual([...tags, ...tags]);
		expect(hints).toEqual([
			'No record has "nmae", named in "Output Fields". Run once without this option to see the names of all fields.',
		]);
	});

	it('say nothing of names where no record came, or the item failed', async () => {
		reply({ body: page([]) }, { status: 422, body: { message: 'no' } });

		const { hints } = await run(
			{ resource: 'tag', operation: 'getAll', options: { outputFields: 'nmae', itemsAtOnce: 1 } },
			{ items: [{}, {}], onError: 'continueRegularOutput' },
		);

		expect(hints).toEqual([]);
	});

	it('say it also of what was written, which stays so', async () => {
		const sent = reply({ status: 201, body: { id: 'tag_1', name: 'VIP' } });

		const { output, hints } = await run({
			resource: 'tag',
			operation: 'create',
			name: 'VIP',
			options: { outputFields: 'id, colour' },
		});

		expect(sent).toHaveLength(1);
		expect(output).toEqual([{ id: 'tag_1' }]);
		expect(hints).toEqual([expect.stringContaining('"colour"')]);
	});
});
