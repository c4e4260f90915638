import type { IDataObject } from 'n8n-workflow';

export type Collection =
	| 'jobs'
	| 'customers'
	| 'estimates'
	| 'events'
	| 'employees'
	| 'invoices'
	| 'leads';

/** A record as it was from some time on; undefined once it is deleted. */
interface Version {
	from: number;
	/** When lists show it. */
	shown: number;
	record?: IDataObject;
}

/** A response in place of the right one; or none: the connection is lost, or nothing comes at all. */
export type Fault =
	| { status: number; body?: unknown; headers?: IDataObject }
	| 'lost'
	| 'hanging'
	/** This request is answered. */
	| 'none';

const stamp = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** Answers GET requests as the live service does: newest first, sorted, filtered, by pages, and behind if told. */
export class SimulatedAccount {
	/** The service's clock, epoch milliseconds, in whole seconds. */
	now = Date.parse('2026-06-01T12:00:00Z');

	/** How long after it a change shows in lists, milliseconds; each change its own time. */
	lag = 0;

	/** What each request is refused with instead of an answer, one after the other. */
	faults: Fault[] = [];

	/** Paths that are refused for good. */
	refused?: RegExp;

	/** What happens just before a request is answered. */
	onRequest?: () => void;

	/** The order of records with the same time; by default it is always the same. */
	tieOf?: () => number;

	/** Path and query of each request. */
	readonly requests: string[] = [];

	private readonly collections = new Map<Collection, Map<string, Version[]>>();

	private count = 0;

	get stamp() {
		return stamp(this.now);
	}

	newId(prefix: string) {
		return `${prefix}_${(++this.count).toString(16).padStart(32, '0')}`;
	}

	number() {
		return this.count;
	}

	write(collection: Collection, record: IDataObject): void {
		const versions = this.versionsOf(collection, String(record.id));
		versions.push({ ...this.times(versions), record: structuredClone(record) });
	}

	/** It vanishes from all lists. */
	remove(collection: Collection, id: string): void {
		const versions = this.versionsOf(collection, id);
		versions.push(this.times(versions));
	}

	/** No list shows an earlier state than before. */
	private times(versions: Version[]) {
		return { from: this.now, shown: Math.max(this.now + this.lag, versions.at(-1)?.shown ?? 0) };
	}

	/** The present state, whatever lists show. */
	read(collection: Collection, id: string): IDataObject {
		const record = this.versionsOf(collection, id).at(-1)?.record;
		return record ? structuredClone(record) : {};
	}

	ids(collection: Collection): string[] {
		const all = this.collections.get(collection) ?? new Map<string, Version[]>();
		return [...all].filter(([, versions]) => versions.at(-1)?.record).map(([id]) => id);
	}

	private versionsOf(collection: Collection, id: string): Version[] {
		const records = this.collections.get(collection) ?? new Map<string, Version[]>();
		this.collections.set(collection, records);
		const versions = records.get(id) ?? [];
		records.set(id, versions);
		return versions;
	}

	/** In the shape of n8n's HTTP helper with the full response. Undefined where none ever comes. */
	answer(url: string) {
		this.onRequest?.();
		const { pathname, searchParams } = new URL(url);
		this.requests.push(`${pathname}?${decodeURIComponent(searchParams.toString())}`);
		const refusal: Fault = { status: 400, body: { message: 'No' } };
		const fault = this.refused?.test(pathname) ? refusal : this.faults.shift();
		if (fault === 'hanging') return undefined;
		if (fault === 'lost') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		const headers = { date: new Date(this.now).toUTCString() };
		if (fault && fault !== 'none')
			return {
				statusCode: fault.status,
				headers: { ...headers, ...fault.headers },
				body: fault.body,
			};
		const body = this.respond(pathname, searchParams);
		return body
			? { statusCode: 200, headers, body }
			: { statusCode: 404, headers, body: { error: 'not found' } };
	}

	private respond(pathname: string, query: URLSearchParams): IDataObject | undefined {
		if (pathname === '/company') return { id: 'company' };
		const [, name, id, child] = pathname.split('/');
		const collection = name as Collection;
		if (!id) return this.list(collection, query);
		const record = this.read(collection, id);
		if (!record.id) return undefined;
		if (child === 'appointments') return { appointments: appointmentsOf(record) };
		if (child === 'invoices') {
			const all = this.ids('invoices').map((one) => this.read('invoices', one));
			return { invoices: all.filter(({ job_id }) => job_id === id) };
		}
		return record;
	}

	private list(collection: Collection, query: URLSearchParams): IDataObject {
		const isWanted = filterOf(query);
		const field = query.get('sort_by') ?? 'created_at';
		const keyOf = (created: number, record: IDataObject) =>
			field === 'created_at' ? stamp(created) : String(hidden(record, field));
		const records = [...(this.collections.get(collection)?.values() ?? [])]
			.flatMap((versions) => {
				const last = versions.filter(({ shown }) => shown <= this.now).at(-1)?.record;
				if (!last || !isWanted(last)) return [];
				const key = keyOf(versions[0].from, last);
				return [{ record: last, key, tie: this.tieOf?.() ?? 0 }];
			})
			.reverse()
			.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : a.tie - b.tie));
		const page = Number(query.get('page') ?? 1);
		const size = Number(query.get('page_size') ?? 10);
		const shown = records.slice((page - 1) * size, page * size).map(({ record }) => show(record));
		return {
			page,
			page_size: size,
			total_pages: Math.ceil(records.length / size),
			total_items: records.length,
			[collection]: shown,
		};
	}
}

/** The service sorts by what it does not show: `_updated_at` of a lead. */
const hidden = (record: IDataObject, field: string) => record[field] ?? record[`_${field}`] ?? '';

const show = (record: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(structuredClone(record)).filter(([name]) => !name.startsWith('_')),
	);

const appointmentsOf = ({ schedule }: IDataObject) =>
	((schedule as IDataObject | undefined)?.appointments ?? []) as IDataObject[];

/** Whether a record is in the list that a query asks for. */
function filterOf(query: URLSearchParams): (record: IDataObject) => boolean {
	const statuses = query.getAll('status[]');
	const paidFrom = query.get('paid_at_min');
	const customer = query.get('customer_id');
	const from = query.get('scheduled_start_min');
	return (record) => {
		if (statuses.length > 0 && !statuses.includes(String(record.status))) return false;
		if (paidFrom && !(String(record.paid_at ?? '') >= paidFrom)) return false;
		const owner = (record.customer as IDataObject | undefined)?.id;
		if (customer && owner !== undefined && owner !== customer) return false;
		return !from || appointmentsOf(record).some(({ start_time }) => String(start_time) >= from);
	};
}
