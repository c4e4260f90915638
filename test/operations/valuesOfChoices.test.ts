import type { INodeParameters } from 'n8n-workflow';

import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const expression = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

async function run(resource: string, operation: string, fields: INodeParameters, body?: object) {
	const sent = reply({ body: body ?? { id: 'x' } });
	const { output, error } = await operate(resource, operation, fields);
	return { sent, body: sent[0]?.body, output, message: error?.message, advice: error?.description };
}

describe('The value of a choice', () => {
	describe('Line Items Not Listed Here by expression', () => {
		const updateMany = async (unlisted: unknown, more: INodeParameters = {}) =>
			await run('lineItem', 'updateMany', {
				job_id: byId('job_1'),
				append_line_items: unlisted as string,
				listInput: 'json',
				listJson: '[{ "name": "Tap" }]',
				...more,
			});

		it.each([
			['true', true],
			['TRUE', true],
			['True', true],
			[' true ', true],
			[true, true],
			['false', false],
			['FALSE', false],
			['False', false],
			[false, false],
		])('is understood: %j keeps them: %s', async (value, isKept) => {
			expect((await updateMany(expression(value))).body?.append_line_items).toBe(isKept);
		});

		it.each(['1', 1, 0, 'keep', 'no', 'null', 'undefined', 'falsch', [false], {}, [], '', null])(
			'deletes nothing on %j, which is not understood',
			async (value) => {
				const { sent, message } = await updateMany(expression(value));

				expect(message).toMatch(/^"Line Items Not Listed Here" (has no choice|is empty|must be)/);
				expect(sent).toEqual([]);
			},
		);

		it('deletes nothing on a word in Additional JSON that is not understood', async () => {
			const { sent, message } = await updateMany('true', {
				additionalFields: { additionalJson: '{ "append_line_items": "keep" }' },
			});

			expect(message).toBe(
				'"Line Items Not Listed Here" must be true or false, not "keep" [item 0]',
			);
			expect(sent).toEqual([]);
		});
	});

	describe('A choice by expression', () => {
		it.each(['dollars', 'Dollars', ' DOLLARS '])(
			'may be written in any case: %j',
			async (value) => {
				const { output } = await run(
					'job',
					'get',
					{ job_id: byId('job_1'), options: { moneyIn: expression(value) } },
					{ id: 'job_1', total_amount: 1250 },
				);

				expect(output).toEqual([{ id: 'job_1', total_amount: 12.5 }]);
			},
		);

		it.each([
			[
				'invoice',
				'create',
				{ job_id: byId('job_1'), additionalFields: { status: expression('unpaid') } },
			],
			['job', 'getAll', { filters: { work_status: expression(['scheduled', 'lost']) } }],
			['job', 'getAll', { sort: { order: { sort_by: expression('price') } } }],
			['job', 'getAll', { options: { expand: expression(['everything']) } }],
			['lead', 'create', { customerChoice: expression('anybody'), customer_id: byId('cus_1') }],
			[
				'lineItem',
				'create',
				{ job_id: byId('job_1'), name: 'Tap', additionalFields: { kind: expression('gift') } },
			],
		] as Array<[string, string, INodeParameters]>)(
			'of %s → %s is refused with the choices when it is none of them',
			async (resource, operation, fields) => {
				const { sent, message, advice } = await run(resource, operation, fields);

				expect(message).toMatch(/^"[\w ]+" has no choice "\w+" \[item 0\]$/);
				expect(advice).toMatch(/^Use one of these: \w+/);
				expect(sent).toEqual([]);
			},
		);

		it('of a list names the entry without blanks, and the choices as on the screen', async () => {
			const { sent, message, advice } = await run('job', 'getAll', {
				filters: { work_status: expression('In progress, done') },
			});

			expect(message).toBe('"Work Status" has no choice "done" [item 0]');
			expect(advice).toBe(
				'Use one of these: Canceled; Completed; In Progress; Scheduled; Unscheduled.',
			);
			expect(sent).toEqual([]);
		});

		it.each([
			['Customer', 'lead', 'create', (choice) => ({ customerChoice: choice })],
			['Address', 'job', 'create', (choice) => ({ addressChoice: choice })],
			['Specify Line Items', 'lineItem', 'updateMany', (choice) => ({ listInput: choice })],
			[
				'If Several Match',
				'customer',
				'upsert',
				(ifSeveralMatch) => ({ options: { ifSeveralMatch } }),
			],
			['Notes', 'customer', 'upsert', (notesChoice) => ({ options: { notesChoice } })],
		] as Array<[string, string, string, (choice: string) => INodeParameters]>)(
			'of %s decides what is done, so nothing is done where its expression gives nothing',
			async (label, resource, operation, fieldsFor) => {
				for (const nothing of [expression(''), expression(' '), expression(null)]) {
					const { sent, message } = await run(resource, operation, {
						...{ customer_id: byId('cus_1'), address_id: byId('adr_1'), job_id: byId('job_1') },
						...{ email: 'ana@x.com', append_line_items: 'true', listJson: '[]' },
						...fieldsFor(nothing),
					});

					expect(message).toMatch(new RegExp(`^"${label}" (is empty|has no choice " ")`));
					expect(sent).toEqual([]);
				}
			},
		);

		it('of Money In is refused by a read with the choices when it is none of them', async () => {
			const { sent, message, advice } = await run('job', 'get', {
				job_id: byId('job_1'),
				options: { moneyIn: expression('euro') },
			});

			expect(message).toBe('"Money In" must be Cents or Dollars, not "euro" [item 0]');
			expect(advice).toBe('Choose Cents or Dollars, or leave the option out.');
			expect(sent).toEqual([]);
		});

		it.each([
			['Percent Discount', 'percent discount'],
			['LABOR', 'labor'],
		])('may be its name on the screen: %s', async (value, kind) => {
			const { body } = await run('lineItem', 'create', {
				job_id: byId('job_1'),
				name: 'Tap',
				additionalFields: { kind: expression(value) },
			});

			expect(body).toEqual({ name: 'Tap', kind });
		});

		it('may be one of several, as a text with commas', async () => {
			const { sent } = await run(
				'job',
				'getAll',
				{ filters: { work_status: expression('Scheduled, In Progress') } },
				{ jobs: [] },
			);

			expect(sent[0]?.call).toContain('work_status[]=scheduled&work_status[]=in_progress&');
		});

		it('decides what is asked for besides, in any case', async () => {
			const { body } = await run('lead', 'create', {
				customerChoice: expression('Existing'),
				customer_id: byId('cus_1'),
			});

			expect(body).toEqual({ customer_id: 'cus_1' });
		});

		it('may be an event that is not listed, which the field invites', async () => {
			const { body } = await run('webhook', 'create', {
				url: 'https://example.com/hook',
				events: expression('["job.created", "job.archived"]'),
			});

			expect(body?.events).toEqual(['job.created', 'job.archived']);
		});

		it('among records of the account may be the record', async () => {
			const { body } = await run('job', 'addTag', {
				job_id: byId('job_1'),
				tag_id: expression({ id: 'tag_1', name: 'VIP' }),
			});

			expect(body).toEqual({ tag_id: 'tag_1' });
		});
	});
});
