import type { Sandbox } from '../../sandbox/server';
import { KEY, send, start, type ListOf } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await start();
});
afterAll(async () => await sandbox.close());

describe('Access to the sandbox', () => {
	describe('the key', () => {
		it.each(['Token', 'Bearer'])('is accepted as %s', async (scheme) => {
			const headers = { Authorization: `${scheme} ${KEY}` };
			expect((await send(sandbox, 'GET', '/company', { headers })).status).toBe(200);
		});

		it.each(['Token wrong', `Basic ${KEY}`, KEY, ''])('is refused as "%s"', async (value) => {
			const answer = await send(sandbox, 'GET', '/customers', {
				headers: { Authorization: value },
			});
			expect(answer.status).toBe(401);
			expect(answer.body).toEqual({ message: 'Unauthorized' });
		});

		it('is not in the log', async () => {
			sandbox.log.clear();
			await send(sandbox, 'GET', '/company');
			expect(JSON.stringify(sandbox.log.entries)).not.toContain(KEY);
			expect(sandbox.log.entries[0].headers.authorization).toBe('Token ***');
		});
	});

	describe('what is not there', () => {
		it.each(['/v1/customers', '/', '/customers/a/b/c'])('answers %s with a page', async (path) => {
			const answer = await send(sandbox, 'GET', path);
			expect(answer.status).toBe(404);
			expect(answer.headers.get('content-type')).toContain('text/html');
			expect(answer.text).toContain('<html>');
		});

		it('answers a verb that a path does not know with a page', async () => {
			expect((await send(sandbox, 'PATCH', '/customers')).headers.get('content-type')).toContain(
				'html',
			);
		});

		it.each([
			['/customers/cus_0', 'Customer not found'],
			['/jobs/job_0', 'Job not found'],
			['/jobs/job_0/appointments', 'Job not found'],
			['/estimates/csr_0', 'Estimate not found'],
			['/invoices/invoice_0', 'Invoice not found'],
			['/api/invoices/invoice_0', 'Invoice not found'],
			['/employees/pro_0', 'Employee not found'],
		])('answers the record %s with JSON', async (path, message) => {
			const answer = await send(sandbox, 'GET', path);
			expect(answer.status).toBe(404);
			expect(answer.body).toEqual({ error: { message } });
		});
	});

	describe('several locations', () => {
		const count = async (headers: Record<string, string>, query = '') =>
			(await send<ListOf>(sandbox, 'GET', `/customers?${query}`, { headers })).body.total_items;

		it('are nested in the company', async () => {
			const { body } = await send<{ locations: { locations: { id: string }[] }[] }>(
				sandbox,
				'GET',
				'/company',
			);
			expect(body.locations[0].locations[0].id).toBe(sandbox.state.companies()[2].id);
		});

		it('have records of their own, chosen by header or by location_ids', async () => {
			const [company, north, lakeside] = sandbox.state.companies().map(({ id }) => id);
			expect(await count({})).toBe(60);
			expect(await count({ 'X-Company-Id': company })).toBe(60);
			expect(await count({ 'X-Company-Id': north })).toBe(5);
			expect(await count({}, `location_ids[]=${north}&location_ids[]=${lakeside}`)).toBe(10);
		});

		it('let the header win over location_ids', async () => {
			const [company, north] = sandbox.state.companies().map(({ id }) => id);
			expect(await count({ 'X-Company-Id': north }, `location_ids[]=${company}`)).toBe(5);
		});

		it('are out of reach from below', async () => {
			const [customer] = sandbox.state.customers.all();
			const headers = { 'X-Company-Id': sandbox.state.companies()[2].id };
			expect((await send(sandbox, 'GET', `/customers/${customer.id}`, { headers })).status).toBe(
				404,
			);
		});

		it('are refused when unknown', async () => {
			const headers = { 'X-Company-Id': '11111111-1111-4111-8111-111111111111' };
			const answer = await send(sandbox, 'GET', '/company', { headers });
			expect([answer.status, answer.body]).toEqual([401, { message: 'Unauthorized' }]);
		});
	});
});
