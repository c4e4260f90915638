/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { listRecords } from '../../nodes/HousecallPro/transport/paginate';
import type { Call, ListCall } from '../../nodes/HousecallPro/transport/types';
import { seed } from '../../tools/engine/seed';

/** How often each property is tried; a long run by hand sets FAST_CHECK_RUNS. */
export const runs = (usual: number) => Number(process.env.FAST_CHECK_RUNS ?? usual);

/** One change of the list, made when request number `request` has arrived. `place`, from 0 to 1, says where. */
export interface Change {
	request: number;
	kind: 'insert' | 'remove' | 'update' | 'enter';
	place: number;
}

export interface ListSettings {
	/** How many records there are in the beginning. */
	count: number;
	/** The most that the server puts on a page. */
	cap: number;
	changes: Change[];
	/** How many responses the totals are behind. Without `lag`, totals are those of the moment. */
	lag?: number;
	totals?: boolean;
	/** Sorted by `updated_at`, newest first; an update then moves a record to the front. */
	byChange?: boolean;
	/** How many records in a row have the same `updated_at`, and come in random order among themselves. */
	equal?: number;
	/** How many changes happen within one second, the first ones in that of the newest record. */
	perSecond?: number;
	/** Numbers from 0 to 1 that decide about order and delays. */
	dice: number[];
}

interface Stored extends IDataObject {
	id: string;
	updated_at: string;
	version: number;
}

const BASE = Date.UTC(2026, 0, 1);

/** A list that changes between two requests for its pages, as the service's lists do. */
export class SimulatedList {
	requests = 0;

	/** The state that each request found, for what happens to totals that lag. */
	private readonly history: number[] = [];

	records: Stored[];

	/** In the list from the first request to the last. */
	readonly throughout: Set<string>;

	private clock: number;

	private readonly base: number;

	private ticks = 0;

	private made = 0;

	private rolls = 0;

	constructor(private readonly settings: ListSettings) {
		const { count, equal = 1, perSecond } = settings;
		this.clock = perSecond ? count : 1_000_000;
		this.base = perSecond ? Math.floor(Date.now() / 1000) * 1000 - count * 1000 : BASE;
		this.records = Array.from({ length: count }, (_, index) => ({
			id: `r${index}`,
			updated_at: this.time(count - Math.floor(index / equal) * equal),
			version: 1,
		}));
		this.throughout = new Set(this.records.map(({ id }) => id));
	}

	get pages() {
		return Math.max(1, Math.ceil(this.settings.count / this.settings.cap));
	}

	private roll(): number {
		const { dice } = this.settings;
		return dice.length ? dice[this.rolls++ % dice.length] : 0;
	}

	send = async ({ query = {} }: Call) => {
		// requests that are under way at the same time reach the list in any order
		for (let turns = Math.floor(this.roll() * 6); turns > 0; turns--) await Promise.resolve();
		const request = ++this.requests;
		if (this.requests > 500) throw new Error('endless');
		for (const change of this.settings.changes) if (change.request === request) this.apply(change);

		const { cap, lag = 0, totals = true } = this.settings;
		const size = Math.min(Number(query.page_size), cap);
		this.history.push(this.records.length);
		const total = this.history[Math.max(0, this.history.length - 1 - lag)];
		const start = (Number(query.page) - 1) * size;
		const records = this.sorted().slice(start, start + size);
		const counts = totals && { total_pages: Math.ceil(total / size), total_items: total };
		for (let turns = Math.floor(this.roll() * 6); turns > 0; turns--) await Promise.resolve();
		return { ...counts, records: records.map((record) => ({ ...record })) };
	};

	private sorted(): Stored[] {
		const { equal = 1, perSecond = 1 } = this.settings;
		if (equal === 1 && perSecond === 1) return this.records;
		const order = new Map(this.records.map(({ id }) => [id, this.shuffle(id)]));
		return [...this.records].sort(
			(a, b) =>
				b.updated_at.localeCompare(a.updated_at) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
		);
	}

	/** A number that depends on the record and on the request. */
	private shuffle(id: string): number {
		let hash = Math.floor(this.roll() * 1e9) + this.requests * 7919;
		for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
		return hash;
	}

	private apply({ kind, place }: Change): void {
		const index = Math.floor(place * this.records.length);
		if (kind === 'insert') this.records.unshift(this.fresh());
		else if (kind === 'enter') this.records.splice(index, 0, this.fresh(this.records[index]));
		else if (this.records[index] === undefined) return;
		else if (kind === 'remove') this.throughout.delete(this.records.splice(index, 1)[0].id);
		else this.update(index);
	}

	private time(tick: number): string {
		return new Date(this.base + tick * 1000).toISOString();
	}

	private now(): string {
		const { perSecond = 1 } = this.settings;
		if (this.ticks++ % perSecond === perSecond - 1) this.clock++;
		return this.time(this.clock);
	}

	private update(index: number): void {
		const record = this.records[index];
		record.version++;
		if (!this.settings.byChange) return;
		record.updated_at = this.now();
		this.records.unshift(...this.records.splice(index, 1));
	}

	private fresh(beside?: Stored): Stored {
		const updated_at = beside?.updated_at ?? this.now();
		return { id: `new${++this.made}`, updated_at, version: 1 };
	}
}

const share = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000);

/** Histories of at most `most` changes within the first `within` requests. */
export const changes = (
	most: number,
	within: number,
	kinds: Array<Change['kind']> = ['insert', 'remove', 'update'],
) =>
	fc.array(
		fc.record({
			request: fc.integer({ min: 2, max: within }),
			kind: fc.constantFrom(...kinds),
			place: share,
		}),
		{ minLength: 1, maxLength: most, size: 'max' },
	);

export const dice = fc.array(share, { minLength: 20, maxLength: 40 });

/** What reading a simulated list gave. */
export interface Outcome {
	/** Records that were there throughout, and were not given. */
	missing: number;
	/** Records that were given more than once. */
	doubled: number;
	/** Requests for each page of the list. */
	perPage: number;
	/** The error, where the list was given up on. */
	error?: string;
	records: IDataObject[];
}

export async function read(list: SimulatedList, call: Partial<ListCall> = {}): Promise<Outcome> {
	const listCall: ListCall = { route: 'GET /customers', list: 'records', paginated: true, ...call };
	const given = await listRecords(list.send, listCall).then(
		(records) => ({ records, error: undefined }),
		(error: Error) => ({ records: [], error: error.message }),
	);
	const ids = new Set(given.records.map(({ id }) => id));
	return {
		...given,
		missing: given.error ? 0 : [...list.throughout].filter((id) => !ids.has(id)).length,
		doubled: given.records.length - ids.size,
		perPage: list.requests / list.pages,
	};
}

/** Tries a kind of history many times, without stopping at the first one that fails. */
export async function measure(
	settings: fc.Arbitrary<ListSettings>,
	count: number,
	call: Partial<ListCall> = {},
) {
	const outcomes: Outcome[] = [];
	for (const sample of fc.sample(settings, { numRuns: count, seed })) {
		outcomes.push(await read(new SimulatedList(sample), call));
	}
	const ratios = outcomes.map(({ perPage }) => perPage).sort((a, b) => a - b);
	return {
		histories: outcomes.length,
		incomplete: outcomes.filter(({ missing }) => missing > 0).length,
		doubled: outcomes.filter(({ doubled }) => doubled > 0).length,
		givenUp: outcomes.filter(({ error }) => error !== undefined).length,
		median: ratios[Math.floor(ratios.length / 2)],
	};
}
