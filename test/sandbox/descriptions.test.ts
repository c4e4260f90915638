import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { DOCUMENTS, ROUTES, type DocumentName, type Route } from '../../sandbox/openapi/documents';
import type { Sandbox } from '../../sandbox/server';
import type { State } from '../../sandbox/state/state';
import { send, start } from './client';

const JSON_TYPE = 'application/json';
const ajv = new Ajv({ strict: false, logger: false });
addFormats(ajv);
for (const [name, document] of Object.entries(DOCUMENTS)) ajv.addSchema(document, name);

const sandboxes: Partial<Record<DocumentName | 'both', Sandbox>> = {};
const serving = (name: DocumentName | 'both') => sandboxes[name] as Sandbox;

beforeAll(async () => {
	for (const descriptions of ['both', 'contract', 'live'] as const) {
		sandboxes[descriptions] = await start({ descriptions });
	}
});
afterAll(async () => {
	for (const sandbox of Object.values(sandboxes)) await sandbox.close();
});

describe('The sandbox and the API descriptions', () => {
	describe('the documents', () => {
		const inDocument = (name: DocumentName) => ROUTES.filter((route) => route.operations[name]);

		it('have 28 and 95 operations, 17 in common', () => {
			expect(inDocument('contract')).toHaveLength(28);
			expect(inDocument('live')).toHaveLength(95);
			expect(inDocument('contract').filter((route) => route.operations.live)).toHaveLength(17);
		});
	});

	/** Ids from the state, for the parameters of paths. */
	function parameters({ operationId }: Route, state: State): Record<string, string> {
		const job = state.jobs.find((one) => one.appointments.length > 0);
		const estimate = state.estimates.all()[0];
		const invoice = state.invoices.all()[0];
		const lead = state.leads.all()[0];
		const customer = state.customers.all()[0];
		const isForm = operationId.includes('PriceForm');
		return {
			job_id: job?.id ?? '',
			customer_id: customer.id,
			address_id: customer.addresses[0].id,
			employee_id: state.employees.ids()[0],
			estimate_id: estimate.id,
			option_id: estimate.options[0].id,
			invoice_id: invoice.id,
			uuid: isForm ? state.priceForms.ids()[0] : invoice.id,
			event_id: state.calendarEvents.ids()[0],
			id: lead.id,
			lead_id: lead.id,
		};
	}

	/** Queries without which an operation answers nothing. */
	function queryOf({ operationId }: Route, state: State): string {
		if (operationId === 'listPipelineStatuses') return '?resource_type=job';
		if (operationId === 'listChecklists')
			return `?job_uuids[]=${state.checklists.all()[0].job_uuid}`;
		if (operationId !== 'listMaterials') return '';
		return `?material_category_uuid=${state.materials.all()[0].material_category_uuid}`;
	}

	function pathOf(route: Route, state: State): string {
		const values = parameters(route, state);
		const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => values[name]);
		return path + queryOf(route, state);
	}

	/** Where the live service is recorded to answer otherwise than its document says: lines name their type in other words. */
	function asDocumented(body: unknown): unknown {
		const words: [string, string][] = [
			['"OrganizationalLineItemTemplate"', '"organizational"'],
			['"Pricebook::Material"', '"pricebook_material"'],
		];
		const text = words.reduce(
			(all, [read, said]) => all.replaceAll(read, said),
			JSON.stringify(body),
		);
		return withoutNulls(JSON.parse(text));
	}

	/** The documents seldom say that a field may be null; the service often sends it so. */
	function withoutNulls(value: unknown): unknown {
		if (Array.isArray(value)) return value.map(withoutNulls);
		if (typeof value !== 'object' || value === null) return value;
		const entries = Object.entries(value).filter(([, member]) => member !== null);
		return Object.fromEntries(entries.map(([name, member]) => [name, withoutNulls(member)]));
	}

	function answerSchema({ operationId, operations }: Route, name: DocumentName): ValidateFunction {
		const found = Object.entries(DOCUMENTS[name].paths)
			.flatMap(([path, verbs]) =>
				Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })),
			)
			.find(({ operation }) => operation.operationId === operationId);
		const status = Object.keys(operations[name]?.responses ?? {}).find((code) =>
			code.startsWith('2'),
		);
		if (!operations[name]?.responses[String(status)].content?.[JSON_TYPE]) return ajv.compile({});
		const steps = [
			'paths',
			found?.path,
			found?.verb,
			'responses',
			status,
			'content',
			JSON_TYPE,
			'schema',
		];
		const pointer = steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
		return ajv.compile({ $ref: `${name}#/${pointer.map(encodeURIComponent).join('/')}` });
	}

	describe.each<DocumentName>(['contract', 'live'])('serving the %s alone', (name) => {
		const reads = ROUTES.filter((route) => route.operations[name] && route.method === 'GET');

		it.each(reads.map((route) => [route.operationId, route] as const))(
			'%s answers as it says',
			async (_id, route) => {
				const sandbox = serving(name);
				const answer = await send(sandbox, 'GET', pathOf(route, sandbox.state));
				expect([answer.status, answer.text && 'something']).toEqual([200, 'something']);
				const validate = answerSchema(route, name);
				validate(asDocumented(answer.body));
				expect(validate.errors).toBeNull();
			},
		);

		const others = ROUTES.filter((route) => !route.operations[name]);
		it.each(others.map((route) => [`${route.method} ${route.path}`, route] as const))(
			'%s is not there',
			async (_route, route) => {
				const sandbox = serving(name);
				const answer = await send(sandbox, route.method, pathOf(route, sandbox.state));
				expect(answer.status).toBe(404);
				// To the contract, `subscription` is the id of a webhook.
				const isRecord = name === 'contract' && route.operationId === 'disableWebhookSubscription';
				expect(answer.headers.get('content-type')).toContain(isRecord ? 'json' : 'text/html');
			},
		);
	});

	describe('an answer', () => {
		const job = async (name: DocumentName | 'both') => {
			const path = '/jobs?page_size=200';
			const answer = await send<{ jobs: { work_status: string; notes: unknown }[] }>(
				serving(name),
				'GET',
				path,
			);
			return answer.body.jobs;
		};

		it('speaks the contract’s words where only the contract is served', async () => {
			const statuses = new Set((await job('contract')).map(({ work_status: status }) => status));
			expect(statuses).toContain('completed_unrated');
			expect([...statuses].filter((status) => status.includes(' '))).toEqual([]);
			expect((await job('contract'))[0].notes).toEqual(expect.any(String));
		});

		it.each(['live', 'both'] as const)(
			'speaks the service’s words when serving %s',
			async (name) => {
				const statuses = (await job(name)).map(({ work_status: status }) => status);
				expect(statuses).toContain('complete unrated');
				expect((await job(name))[0].notes).toEqual(expect.any(Array));
			},
		);

		it('has the status its document names', async () => {
			const path = '/estimates';
			const body = { customer_id: serving('live').state.customers.ids()[0] };
			expect((await send(serving('live'), 'POST', path, { body })).status).toBe(200);
			expect((await send(serving('contract'), 'POST', path, { body })).status).toBe(201);
		});
	});

	describe('a request', () => {
		const newJob = async (name: DocumentName, byReference: boolean) => {
			const [customer] = serving(name).state.customers.all();
			const { id } = customer.addresses[0];
			const ids = { customer_id: customer.id, address_id: id };
			const records = { customer: { id: customer.id }, address: { id } };
			return await send(serving(name), 'POST', '/jobs', { body: byReference ? ids : records });
		};

		it('for a job may follow the contract only where it is served', async () => {
			expect((await newJob('contract', true)).status).toBe(201);
			expect((await newJob('contract', false)).status).toBe(201);
			expect((await newJob('live', true)).status).toBe(201);
			const refused = await newJob('live', false);
			expect(refused.status).toBe(422);
			expect(refused.body).toEqual({
				errors: { customer_id: ['is missing'], address_id: ['is missing'] },
			});
		});

		it('may leave the brackets of employee_ids out only where the contract is served', async () => {
			const query = '/jobs?employee_ids=pro_0';
			expect((await send(serving('contract'), 'GET', query)).status).toBe(200);
			expect((await send(serving('live'), 'GET', query)).body).toEqual({
				errors: { employee_ids: 'must be an array' },
			});
		});

		it('is checked by the live service’s description where the contract states nothing', async () => {
			const body = { customer_id: 5 };
			const answer = await send(serving('contract'), 'POST', '/leads', { body });
			expect(answer.body).toEqual({ errors: { customer_id: ['must be a string'] } });
		});
	});
});
