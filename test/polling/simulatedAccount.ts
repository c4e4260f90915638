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

const stamp = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** Answers GET requests as the live service does: newest first, sorted, filtered, by pages, and behind if told. */
export class SimulatedAccount {
	/** The service's clock, epoch milliseconds, in whole seconds. */
	now = Date.parse('2026-06-01T12:00:00Z');

	/** How long after it a change shows in lists, milliseconds; each change its own time. */
	lag = 0;

	/** What each request is refused with instead of an answer, one after the other. */
	faults: Array<{ status: number; body?: unknown; headers?: IDataObject } | 'lost'> = [];

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

	/** In the shape of n8n's HTTP helper with the full response. */
	answer(url: string) {
		const { pathname, searchParams } = new URL(url);
		this.requests.push(`${pathname}?${decodeURIComponent(searchParams.toString())}`);
		const fault = this.faults.shift();
		if (fault === 'lost') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		if (fault) return { statusCode: fault.status, headers: fault.headers ?? {}, body: fault.body };
		const body = this.respond(pathname, searchParams);
		return body
			? { statusCode: 200, headers: {}, body }
			: { statusCode: 404, headers: {}, body: { error: 'not found' } };
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
		const records = [...(this.collections.get(collection) ?? [])]
			.map(([, versions]) => versions.filter(({ shown }) => shown <= this.now))
			.flatMap((versions) => ({ created: versions[0]?.from, record: versions.at(-1)?.record }))
			.flatMap(({ created, record }) => (record ? [{ created, record }] : []))
			.filter(({ record }) => matches(record, query));
		const field = query.get('sort_by') ?? 'created_at';
		const keyOf = ({ created, record }: (typeof records)[number]) =>
			field === 'created_at' ? stamp(created) : String(hidden(record, field));
		records.reverse().sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : keyOf(a) > keyOf(b) ? -1 : 0));
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

function matches(record: IDataObject, query: URLSearchParams): boolean {
	const statuses = query.getAll('status[]');
	if (statuses.length > 0 && !statuses.includes(String(record.status))) return false;
	const paidFrom = query.get('paid_at_min');
	if (paidFrom && !(String(record.paid_at ?? '') >= paidFrom)) return false;
	const customer = query.get('customer_id');
	const owner = (record.customer as IDataObject | undefined)?.id;
	if (customer && owner !== undefined && owner !== customer) return false;
	const from = query.get('scheduled_start_min');
	return !from || appointmentsOf(record).some(({ start_time }) => String(start_time) >= from);
}
