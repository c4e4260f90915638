/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never inside n8n */
import { setImmediate } from 'node:timers/promises';
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	NodeExecutionHint,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { router } from '../../nodes/HousecallPro/actions/router';

const BASE_URL = 'https://api.housecallpro.test';
const DIGITS = /^\d{7,}$/;
const FIRST_NEW_ID = 1000;

interface Response {
	status: number;
	body: unknown;
}

/** A request as the service reads it. */
export interface Received {
	method: string;
	path: string;
	query: URLSearchParams;
	body: IDataObject;
}

export interface ServiceSettings {
	/** The most that it puts on a page. */
	pageSize?: number;
	/** Numbers from 0 to 1 that say how long each response takes. */
	dice?: number[];
	/** Called with each request before it is carried out; a response that it gives stands for the request. */
	before?: (request: Received) => Response | undefined;
	/** The same afterwards: what was done is done. */
	after?: (request: Received) => Response | undefined;
}

/** A Housecall Pro that has customers and takes leads and jobs, in memory, so that thousands of runs take little time. */
export class SimulatedCustomers {
	readonly received: Received[] = [];

	/** What the node says about its runs. */
	readonly hints: string[] = [];

	readonly customers: IDataObject[] = [];

	/** Leads and jobs. */
	readonly others: IDataObject[] = [];

	/** The most requests that were under way at the same time. */
	mostAtOnce = 0;

	private underWay = 0;

	private clock = 0;

	constructor(private readonly settings: ServiceSettings = {}) {}

	/** @param id of its own where left out */
	add(fields: IDataObject, id = `cus_${FIRST_NEW_ID + this.customers.length}`): IDataObject {
		const { addresses, ...rest } = withDigits(fields);
		const customer: IDataObject = { tags: [], addresses: [], ...rest, id };
		this.customers.push(customer);
		for (const address of Array.isArray(addresses) ? addresses : [])
			this.addAddress(customer, address as IDataObject);
		return this.touch(customer);
	}

	get calls(): string[] {
		return this.received.map(({ method, path, query }) =>
			[method, path, query.has('q') ? `q=${query.get('q')}` : ''].filter(Boolean).join(' '),
		);
	}

	readonly answer = async ({ method = 'GET', url, body }: IHttpRequestOptions) => {
		const { pathname, searchParams } = new URL(url);
		const request = {
			method,
			path: pathname,
			query: searchParams,
			body: JSON.parse(JSON.stringify(body ?? {})) as IDataObject,
		};
		const { dice = [] } = this.settings;
		const wait = dice.length ? dice[this.received.length % dice.length] * 5 : 0;
		this.received.push(request);
		this.mostAtOnce = Math.max(this.mostAtOnce, ++this.underWay);
		for (let turn = 0; turn < wait; turn++) await setImmediate();
		const response = this.respond(request);
		this.underWay--;
		return {
			statusCode: response.status,
			headers: { 'content-type': 'application/json' },
			body: JSON.parse(JSON.stringify(response.body ?? null)) as IDataObject,
		} as IN8nHttpFullResponse;
	};

	private respond(request: Received): Response {
		const refusal = this.settings.before?.(request);
		if (refusal) return refusal;
		const response = this.carryOut(request);
		return this.settings.after?.(request) ?? response;
	}

	private carryOut({ method, path, query, body }: Received): Response {
		const [, resource, id, below] = path.split('/');
		if (resource !== 'customers') return this.addOther(resource, body);
		if (method === 'POST' && !id) return { status: 201, body: this.add(body) };
		if (!id) return { status: 200, body: this.list(query) };
		const customer = this.customers.find((one) => one.id === id);
		if (!customer) return { status: 404, body: { message: 'Not found' } };
		if (below) return { status: 200, body: this.addAddress(customer, body) };
		if (method === 'PUT') this.touch(Object.assign(customer, withDigits(body)));
		return { status: 200, body: customer };
	}

	private addOther(resource: string, { customer, ...body }: IDataObject): Response {
		const added = customer ? this.add(customer as IDataObject) : undefined;
		const owner = added ?? this.customers.find(({ id }) => id === body.customer_id);
		if (!owner) return { status: 404, body: { message: 'Not found' } };
		if (body.address) this.addAddress(owner, body.address as IDataObject);
		const record = { ...body, id: `${resource}_${this.others.length}`, customer: { id: owner.id } };
		this.others.push(record);
		return { status: 201, body: record };
	}

	private addAddress(customer: IDataObject, address: IDataObject): IDataObject {
		const addresses = customer.addresses as IDataObject[];
		const added = { ...address, id: `adr_${String(customer.id)}_${addresses.length}` };
		addresses.push(added);
		this.touch(customer);
		return added;
	}

	private touch(customer: IDataObject): IDataObject {
		return Object.assign(customer, { updated_at: String(++this.clock).padStart(6, '0') });
	}

	private list(query: URLSearchParams): IDataObject {
		const { pageSize = 200 } = this.settings;
		const size = Math.min(pageSize, Number(query.get('page_size') ?? 10));
		const page = Number(query.get('page') ?? 1);
		const found = this.customers.filter((customer) => holds(customer, query.get('q') ?? ''));
		if (query.get('sort_direction') !== 'asc') found.reverse();
		return {
			page,
			page_size: size,
			total_pages: Math.ceil(found.length / size),
			total_items: found.length,
			customers: found.slice((page - 1) * size, page * size),
		};
	}
}

/** Numbers are kept in digits. */
const withDigits = (fields: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => {
			const isNumber = name.endsWith('_number') && typeof value === 'string';
			return [name, isNumber ? value.replace(/\D/g, '').slice(-10) : value];
		}),
	);

const NOT_SEARCHED = ['id', 'notes', 'tags', 'updated_at'];

/** Every word of a search occurs in the customer. */
function holds(customer: IDataObject, q: string): boolean {
	const isSearched = ([name]: [string, unknown]) => !NOT_SEARCHED.includes(name);
	const searched = Object.entries(customer).filter(isSearched);
	const text = JSON.stringify(searched.map(([, value]) => value)).toLowerCase();
	const words = DIGITS.test(q) ? [q] : q.toLowerCase().split(/\s+/);
	return words.every((word) => text.includes(word));
}

export interface TogetherRun {
	parameters: IDataObject;
	/** What the fields of each item hold, beside the parameters. */
	rows: IDataObject[];
	continueOnFail?: boolean;
}

const node = { name: 'Housecall Pro', type: 'housecallPro', typeVersion: 1 } as INode;

const isPlain = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null;

/** What the node calls of n8n, for one run. n8n's engine itself would take most of the time of a random history. */
function contextOf(
	service: SimulatedCustomers,
	{ parameters, rows, continueOnFail = true }: TogetherRun,
): IExecuteFunctions {
	const valueOf = (name: string, item: number, fallback: unknown) => {
		const value = name
			.split('.')
			.reduce<unknown>((holder, key) => (isPlain(holder) ? holder[key] : undefined), {
				...parameters,
				...rows[item],
			});
		return value === undefined ? (fallback ?? null) : value;
	};
	const context = {
		continueOnFail: () => continueOnFail,
		getCredentials: async () => ({ apiKey: 'key', baseUrl: BASE_URL }),
		getExecutionCancelSignal: () => undefined,
		getInputData: () => rows.map((json) => ({ json })),
		getNode: () => node,
		getNodeParameter: valueOf,
		getTimezone: () => 'UTC',
		helpers: {
			httpRequestWithAuthentication: async (_: string, options: IHttpRequestOptions) =>
				await service.answer(options),
		},
		logger: { info: () => undefined, warn: () => undefined },
		addExecutionHints: ({ message }: NodeExecutionHint) => service.hints.push(message),
	};
	return context as unknown as IExecuteFunctions;
}

/** Runs the node once; resolves to the items with the index of the input item that each belongs to. */
export async function runTogether(
	service: SimulatedCustomers,
	run: TogetherRun,
): Promise<Array<{ json: IDataObject; item: number }>> {
	const [items] = await router.call(contextOf(service, run));
	return items.map(({ json, pairedItem }) => ({
		json,
		item: (pairedItem as { item: number }).item,
	}));
}
