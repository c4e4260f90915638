import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { byId, runNode } from '../../tools/engine/engine';
import { loadOptions, searchList } from '../../tools/engine/pickers';

let sandbox: Sandbox;
let credential: { baseUrl: string; apiKey: string };

const create = async (parameters: object) => {
	const { items } = await runNode({ parameters: { ...parameters }, credential });
	return items[0].json;
};
const calls = () => sandbox.log.entries.map(({ method, path }) => `${method} ${path}`);
const namesOf = (results: Array<{ name: string }>) => results.map(({ name }) => name);

beforeAll(async () => {
	sandbox = await startSandbox({ customers: 450 });
	credential = { baseUrl: sandbox.url, apiKey: 'sandbox-key' };
});
beforeEach(() => sandbox.log.clear());
afterAll(async () => await sandbox.close());

describe('A picker', () => {
	describe('picking a customer', () => {
		it('finds one by part of the name, with a detail that tells namesakes apart', async () => {
			const { id } = await create({
				resource: 'customer',
				operation: 'create',
				first_name: 'Zebulon',
				last_name: 'Quark',
				mobile_number: '9195550188',
			});

			const { results } = await searchList('searchCustomers', { filter: 'zebul', credential });

			expect(results).toEqual([{ name: 'Zebulon Quark – 9195550188', value: id }]);
		});

		it('shows a page at a time', async () => {
			const first = await searchList('searchCustomers', { credential });
			const second = await searchList('searchCustomers', {
				credential,
				page: String(first.paginationToken),
			});

			expect(first.results).toHaveLength(100);
			expect(second.results).toHaveLength(100);
			expect(new Set([...first.results, ...second.results].map(({ value }) => value)).size).toBe(
				200,
			);
		});

		it('goes on past a full page of a server that does not count its pages', async () => {
			const uncounted = await startSandbox({ customers: 150, descriptions: 'contract' });
			const account = { baseUrl: uncounted.url, apiKey: 'sandbox-key' };

			const first = await searchList('searchCustomers', { credential: account });
			const second = await searchList('searchCustomers', {
				credential: account,
				page: String(first.paginationToken),
			});
			await uncounted.close();

			expect(first.results).toHaveLength(100);
			expect(second.results).toHaveLength(50);
			expect(second.paginationToken).toBeUndefined();
		});

		it('looks anew when the credential was changed meanwhile', async () => {
			const account = { credentialId: 'changing' };
			await searchList('searchCustomers', { ...account, credential });
			const wrongKey = { ...credential, apiKey: 'wrong' };

			await expect(
				searchList('searchCustomers', { ...account, credential: wrongKey }),
			).rejects.toThrow('Housecall Pro refused the API key');
		});

		it('shows what the service says is wrong, not an empty list', async () => {
			const wrongKey = { ...credential, apiKey: 'wrong' };

			await expect(searchList('searchCustomers', { credential: wrongKey })).rejects.toThrow(
				'Housecall Pro refused the API key',
			);
		});
	});

	describe('picking a job', () => {
		it('searches by name where the service cannot, and asks it once while one types', async () => {
			const customer = await create({
				resource: 'customer',
				operation: 'create',
				first_name: 'Qyolandax',
				additionalFields: {
					addresses: {
						address: [
							{ type: 'service', street: '1 A St', city: 'Reno', state: 'NV', zip: '89501' },
						],
					},
				},
			});
			const [address] = customer.addresses as Array<{ id: string }>;
			const job = await create({
				resource: 'job',
				operation: 'create',
				customer_id: byId(String(customer.id)),
				address_id: byId(address.id),
			});
			sandbox.log.clear();
			const typing = { credential, credentialId: 'typing' };

			await searchList('searchJobs', typing);
			for (const filter of ['q', 'qyo', 'qyolan'])
				await searchList('searchJobs', { ...typing, filter });
			const { results } = await searchList('searchJobs', { ...typing, filter: 'QYOLANDA' });

			expect(results).toEqual([expect.objectContaining({ value: job.id })]);
			const requests = sandbox.log.entries.map(({ method, path, query }) => [method, path, query]);
			expect(new Set(calls())).toEqual(new Set(['GET /customers', 'GET /jobs']));
			expect(new Set(requests.map(String)).size).toBe(requests.length);
		});

		it('finds the oldest job by its number, however many came after it', async () => {
			const { jobs } = sandbox.state;
			const oldest = jobs.all().sort((a, b) => a.created_at.localeCompare(b.created_at))[0];

			const { results } = await searchList('searchJobs', {
				credential,
				filter: `#${oldest.invoice_number} `,
			});

			expect(results.map(({ value }) => value)).toContain(oldest.id);
		});

		it('finds the jobs of a customer by phone number, which no label of a job has', async () => {
			const [{ customer_id, id }] = sandbox.state.jobs.all();
			const phone = String(sandbox.state.customers.get(customer_id)?.mobile_number);

			const { results } = await searchList('searchJobs', { credential, filter: phone });

			expect(results.map(({ value }) => value)).toContain(id);
		});
	});

	describe('what it shows for a record', () => {
		const DATE = /[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?/.source;

		it.each([
			['searchCustomers', /^[^–]+ – [^–]+(?: – [^–]+)?$/],
			['searchEmployees', /^[^–]+ – [a-z ]+ – \S+@\S+$/],
			['searchEstimates', new RegExp(`^#\\d+ – [^–]+ – ${DATE} – [a-z ]+$`)],
			['searchEvents', new RegExp(`^[^–]+ – ${DATE}`)],
			['searchInvoices', /^#\d+ – [^–]+ – \$[\d.]+ – \w+/],
			['searchLeads', /^#\d+ – [^–]+ – [^–]+ – \w+/],
			['searchPriceForms', /^[^–]+ – [^–]+$/],
			['searchServices', /^[^–]+ – [^–]+ – [^–]+ – \$[\d.]+$/],
			['searchMaterials', /^[^–]+ – .*\$[\d.]+$/],
			['searchAllEstimateOptions', /^#\d+ – [^–]+ – .* – .* – \$[\d.]+/],
		] as const)('%s tells two records apart', async (method, style) => {
			const { results } = await searchList(method, { credential });

			expect(results.length).toBeGreaterThan(0);
			expect(namesOf(results).filter((name) => !style.test(name))).toEqual([]);
			expect(new Set(namesOf(results)).size).toBe(results.length);
		});

		it('names number, customer, day and status of a job', async () => {
			const { results } = await searchList('searchJobs', { credential });

			const style = new RegExp(`^#\\d+ – [^–]+ – (?:${DATE} – )?[a-z ]+`);
			expect(namesOf(results).filter((name) => !style.test(name))).toEqual([]);
		});
	});

	describe('picking what belongs to another record', () => {
		it('offers the addresses of the chosen customer', async () => {
			const customer = await create({
				resource: 'customer',
				operation: 'create',
				first_name: 'Xena',
				additionalFields: {
					addresses: {
						address: [
							{ type: 'billing', street: '1 A St', city: 'Reno', state: 'NV', zip: '89501' },
							{ type: 'service', street: '2 B St', city: 'Reno', state: 'NV', zip: '89501' },
						],
					},
				},
			});
			const parameters = {
				resource: 'job',
				operation: 'create',
				customer_id: byId(String(customer.id)),
			};

			const all = await searchList('searchAddresses', { credential, parameters });
			const one = await searchList('searchAddresses', { credential, parameters, filter: '2 b' });

			expect(namesOf(all.results)).toEqual([
				'1 A St, Reno, NV 89501 – billing',
				'2 B St, Reno, NV 89501 – service',
			]);
			expect(namesOf(one.results)).toEqual(['2 B St, Reno, NV 89501 – service']);
		});

		it('offers nothing, and asks nothing, while no customer is chosen', async () => {
			const parameters = {
				resource: 'job',
				operation: 'create',
				customer_id: { __rl: true, mode: 'list', value: '' },
			};
			expect(await searchList('searchAddresses', { credential, parameters })).toEqual({
				results: [],
			});
			expect(calls()).toEqual([]);
		});

		it('offers the options of the chosen estimate', async () => {
			const { items } = await runNode({
				parameters: { resource: 'estimate', operation: 'getAll', limit: 1 },
				credential,
			});
			const estimate = items[0].json as { id: string; options: Array<{ id: string }> };

			const { results } = await searchList('searchEstimateOptions', {
				credential,
				parameters: {
					resource: 'estimateOption',
					operation: 'addNote',
					estimate_id: byId(estimate.id),
				},
			});

			expect(results.map(({ value }) => value)).toEqual(estimate.options.map(({ id }) => id));
		});
	});

	describe('picking what a job, an option or a price form has', () => {
		const withParents = async (method: Parameters<typeof searchList>[0], parameters: object) => {
			const { results } = await searchList(method, {
				credential,
				parameters: { resource: 'job', operation: 'deleteNote', ...parameters },
			});
			return results.map(({ value }) => value);
		};
		const idsOf = (records: Array<{ id: string }>) => records.map(({ id }) => id);

		it('offers notes and line items of the chosen job', async () => {
			const job = sandbox.state.jobs
				.all()
				.find(({ notes, line_items }) => notes[0] && line_items[0]);
			const parameters = { job_id: byId(String(job?.id)) };

			expect(await withParents('searchJobNotes', parameters)).toEqual(idsOf(job?.notes ?? []));
			expect(await withParents('searchLineItems', parameters)).toEqual(
				idsOf(job?.line_items ?? []),
			);
		});

		it('offers notes and line items of the chosen option', async () => {
			const [{ id, options }] = sandbox.state.estimates.all();
			const resource = 'estimateOption';
			const parameters = { resource, estimate_id: byId(id), option_id: byId(options[0].id) };
			await create({
				...parameters,
				operation: 'addNote',
				content: 'Bring a ladder',
			});

			const notes = sandbox.state.estimates.get(id)?.options[0].notes ?? [];
			expect(notes).not.toEqual([]);
			expect(await withParents('searchOptionNotes', parameters)).toEqual(idsOf(notes));
			expect(await withParents('searchOptionLineItems', parameters)).toEqual(
				idsOf(options[0].line_items),
			);
		});

		it('offers the fields of the chosen price form', async () => {
			const [{ id, fields }] = sandbox.state.priceForms.all();

			const parameters = { resource: 'priceForm', operation: 'update', price_form_id: byId(id) };
			expect(await withParents('searchPriceFormFields', parameters)).toEqual(idsOf(fields));
		});

		it.each([
			['pricebook_material', 'searchMaterials'],
			['organizational', 'searchServices'],
		] as const)('offers what of the price book is %s', async (service_item_type, method) => {
			const parameters = { additionalFields: { service_item_type, service_item_id: '' } };
			const path = 'parameters.additionalFields.service_item_id';

			const { results } = await searchList('searchServiceItems', { credential, parameters, path });

			expect(results).toEqual((await searchList(method, { credential })).results);
		});
	});

	describe('option lists of the account', () => {
		it.each([
			'getTagNames',
			'getTagIds',
			'getLeadSources',
			'getLeadSourceIds',
			'getJobTypes',
			'getEmployees',
			'getLocations',
			'getPriceForms',
			'getPriceFormFields',
			'getPriceFormOptions',
			'getServiceZones',
			'getMaterialCategories',
			'getJobStatuses',
			'getLeadStatuses',
			'getEstimateStatuses',
		] as const)('%s are there, A–Z, each with a value', async (method) => {
			const options = await loadOptions(method, { credential });

			expect(options.length).toBeGreaterThan(0);
			expect(namesOf(options)).toEqual([...namesOf(options)].sort((a, b) => a.localeCompare(b)));
			expect(options.every(({ value }) => typeof value === 'string' && /^\S/.test(value))).toBe(
				true,
			);
			expect(options.map(({ value }) => value)).not.toContain('undefined');
		});

		it('show what the service says is wrong', async () => {
			const wrongKey = { ...credential, apiKey: 'wrong' };

			await expect(loadOptions('getTagIds', { credential: wrongKey })).rejects.toThrow(
				'Housecall Pro refused the API key',
			);
		});
	});
});
