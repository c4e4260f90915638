import { FACTS } from '../../sandbox/facts';
import { DEFAULTS, startSandbox, type Sandbox } from '../../sandbox/server';
import { CHECKS, probe } from '../../scripts/probe/probe';

const MOST_REQUESTS = 40;

let sandbox: Sandbox;
let table: string;
beforeAll(async () => {
	sandbox = await startSandbox({ customers: 120 });
	table = await probe({ baseUrl: sandbox.url, key: DEFAULTS.apiKey, paceMs: 0 });
});
afterAll(async () => await sandbox.close());

const holds = (fact: string) =>
	table
		.split('\n')
		.filter((row) => row.startsWith(`| ${fact} |`))
		.map((row) => row.split(' | ')[3]);

describe('The probe', () => {
	describe('the probe of an account', () => {
		it('prints a row for each question, about facts that the sandbox lists', () => {
			expect(table.split('\n').filter((row) => row.startsWith('|'))).toHaveLength(
				CHECKS.length + 2,
			);
			const ids = FACTS.map(({ id }) => id);
			for (const { fact } of CHECKS) expect([null, ...ids]).toContain(fact);
		});

		it('finds in the sandbox what the sandbox does', () => {
			for (const fact of [
				...['deleted-jobs-listed', 'archived-children', 'deleted-job-read', 'unscheduled'],
				...['empty-search', 'do-not-service', 'expand-encoding', 'sort-events-by-start', 'totals'],
				...['invoice-paid-filter', 'paid-nothing', 'lead-times', 'invoice-shape', 'page-size'],
				...['job-moved-by-payment', 'line-type-words', 'deleted-estimates-mark'],
			]) {
				expect([fact, ...holds(fact)]).toEqual([fact, 'yes']);
			}
			expect(holds('null-in-jobs')).toEqual(['yes', 'yes', 'yes']);
			expect(holds('job-moved-by-tag')).toEqual(['unknown']);
			expect(new Set(holds('page-cap'))).toEqual(new Set(['yes']));
		});

		it('sends few requests, and reads only', () => {
			const { entries } = sandbox.log;
			expect(entries.length).toBeLessThanOrEqual(MOST_REQUESTS);
			expect(new Set(entries.map(({ method }) => method))).toEqual(new Set(['GET']));
			expect(table).toContain(`${entries.length} requests`);
		});

		it('shows no key, and no name, email, phone number or ID of a record', () => {
			const { state } = sandbox;
			const people = [...state.customers.all(), ...state.employees.all()];
			const texts = [
				DEFAULTS.apiKey,
				state.company.name,
				...people.flatMap(({ first_name, last_name, email, mobile_number }) => [
					...[first_name, last_name, email, mobile_number],
				]),
				...Object.values(state.collections()).flatMap((records) => records.ids()),
			];
			const words = new Set(table.split(/[\s|,`]+/));
			expect(
				texts.filter((text) => text && (words.has(text) || table.includes(`${text} `))),
			).toEqual([]);
			expect(table).not.toMatch(/\b[a-z]+_[0-9a-f]{8,}\b|@|[0-9a-f]{8}-/);
		});

		it('says what differs', async () => {
			const settings = { emptySearch204: true, totals: false, pageCaps: { '/customers': 50 } };
			sandbox.behaviour.set({ ...settings, totals: true });
			table = await probe({ baseUrl: sandbox.url, key: DEFAULTS.apiKey, paceMs: 0 });
			sandbox.behaviour.reset();
			expect(holds('empty-search')).toEqual(['no']);
			expect(table).toContain('| no | 50 of 200 asked, total 120, pages 3 |');
		});

		it('names keys that the description does not know', () => {
			expect(table).toMatch(
				/Does the description know all keys of jobs\? \| (yes \| |no \| `jobs)/,
			);
		});
	});

	describe('the probe refuses', () => {
		const ask = async (baseUrl: string, key = 'wrong', paceMs?: number) =>
			await probe({ baseUrl, key, paceMs });

		it('to go on with a wrong key, which it does not repeat', async () => {
			await expect(ask(sandbox.url, 'wrong', 0)).rejects.toThrow(
				/^Housecall Pro refused the key \(401\)$/,
			);
		});

		it('a fast pace and an open line to anywhere but this machine', async () => {
			await expect(ask('https://api.example.com', 'wrong', 10)).rejects.toThrow('localhost only');
			await expect(ask('http://api.example.com')).rejects.toThrow('https://');
			await expect(ask('nowhere')).rejects.toThrow('not a web address');
		});

		it('to follow a redirect', async () => {
			const asked: string[] = [];
			const moved: typeof fetch = async (input, init) => {
				asked.push(`${String(input)} ${init?.redirect}`);
				return new Response(null, { status: 302, headers: { location: 'https://example.com' } });
			};
			const options = { baseUrl: 'http://127.0.0.1:9', key: 'k', paceMs: 0, fetch: moved };
			await expect(probe(options)).rejects.toThrow('GET /company was answered with 302');
			expect(asked).toEqual(['http://127.0.0.1:9/company manual']);
		});
	});
});
