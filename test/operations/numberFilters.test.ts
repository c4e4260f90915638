import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const KINDS = [
	['job', 'jobs', 'invoice_number'],
	['invoice', 'invoices', 'invoice_number'],
	['estimate', 'estimates', 'estimate_number'],
] as const;

describe('A filter by number', () => {
	describe.each(KINDS)('%s → Get Many by number', (resource, list, name) => {
		const records = [
			{ id: 'a', [name]: '104' },
			{ id: 'b', [name]: '1042' },
			{ id: 'c', [name]: null },
		];

		async function find(number: string) {
			const sent = reply({ body: { [list]: records, total_pages: 1, total_items: 3 } });
			const { output, error } = await operate(resource, 'getAll', {
				limit: 1,
				filters: { [name]: number },
			});
			return { ids: output.map(({ id }) => id), sent, message: error?.message };
		}

		it.each(['1042', '={{ 1042 }}', ' #1042 '])(
			'returns the one that has it: %s',
			async (number) => {
				const { ids, sent } = await find(number);

				expect(ids).toEqual(['b']);
				expect(sent[0].call).not.toContain(name);
			},
		);

		it('returns none where nobody has it, rather than all', async () => {
			expect((await find('42')).ids).toEqual([]);
		});

		it('is refused where its expression finds nothing', async () => {
			const { message, sent } = await find('={{ $json.none }}');

			expect(message).toMatch(/^"(Invoice|Estimate) Number" is empty/);
			expect(sent).toEqual([]);
		});
	});
});
