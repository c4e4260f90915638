import {
	byId,
	isolateRequests,
	NO_SUCH_ROUTE,
	operate,
	reply,
} from '../../tools/engine/operations';

isolateRequests();

const ANA = { id: 'pro_1', first_name: 'Ana', role: 'field tech' };
const BO = { id: 'pro_2', first_name: 'Bo', role: 'night watch' };

describe('Employee', () => {
	describe('Employee → Get', () => {
		it('reads one employee', async () => {
			const sent = reply({ body: ANA });

			const { output } = await operate('employee', 'get', { employee_id: byId('pro_1') });

			expect(sent).toEqual([{ call: 'GET /employees/pro_1' }]);
			expect(output).toEqual([ANA]);
		});

		it('finds the employee in the list, on any page, where the service has only that', async () => {
			const sent = reply(
				NO_SUCH_ROUTE,
				{ body: { total_pages: 2, total_items: 2, employees: [ANA] } },
				{ body: { total_pages: 2, total_items: 2, employees: [BO] } },
			);

			const { output } = await operate('employee', 'get', { employee_id: byId('pro_2') });

			expect(sent.map(({ call }) => call)).toEqual([
				'GET /employees/pro_2',
				'GET /employees?page=1&page_size=200',
				'GET /employees?page=2&page_size=200',
			]);
			expect(output).toEqual([BO]);
		});

		it('says so where the list does not have the employee', async () => {
			reply(NO_SUCH_ROUTE, { body: { total_pages: 1, employees: [ANA] } });

			const { error } = await operate('employee', 'get', { employee_id: byId('pro_9') });

			expect(error?.message).toBe('"Employee" is no active employee: pro_9 [item 0]');
			expect(error?.description).toContain('active employees only');
		});

		it('refuses an empty ID, before any request', async () => {
			const sent = reply();

			const { error } = await operate('employee', 'get', {
				employee_id: byId('={{ $json.none }}'),
			});

			expect(error?.message).toBe('"Employee" is empty [item 0]');
			expect(sent).toEqual([]);
		});
	});

	describe('Employee → Get Many', () => {
		it('sends locations and order, and hands on roles that it does not know', async () => {
			const sent = reply({ body: { total_pages: 1, employees: [ANA, BO] } });

			const { output } = await operate('employee', 'getAll', {
				filters: { location_ids: ['loc_1', 'loc_2'] },
				sort: { order: { sort_by: 'created_at', sort_direction: 'asc' } },
			});

			expect(sent).toHaveLength(1);
			const [path, query] = sent[0].call.split('?');
			expect(path).toBe('GET /employees');
			expect(query.split('&').sort()).toEqual([
				'location_ids[]=loc_1',
				'location_ids[]=loc_2',
				'page=1',
				'page_size=50',
				'sort_by=created_at',
				'sort_direction=asc',
			]);
			expect(output).toEqual([ANA, BO]);
		});
	});
});
