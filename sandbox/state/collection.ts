import type { Stored } from './model';

export type Direction = 'asc' | 'desc';

/**
 * Records of one kind. Sorted lists and groups are kept until something changes, so that any page
 * of 50,000 records is a slice.
 */
export class Collection<T extends Stored> {
	private readonly records = new Map<string, T>();
	private readonly removed = new Map<string, T>();
	private readonly sorted = new Map<string, readonly T[]>();
	private readonly grouped = new Map<string, Map<unknown, T[]>>();

	/** @param nextRevision a counter shared by the whole state */
	constructor(private readonly nextRevision: () => number) {}

	get size(): number {
		return this.records.size;
	}

	get(id: string): T | undefined {
		return this.records.get(id);
	}

	/** Also finds a removed record: a job keeps the name of a customer that was deleted. */
	peek(id: string): T | undefined {
		return this.records.get(id) ?? this.removed.get(id);
	}

	all(): T[] {
		return [...this.records.values()];
	}

	find(matches: (record: T) => boolean): T | undefined {
		for (const record of this.records.values()) if (matches(record)) return record;
		return undefined;
	}

	/** Takes over the object it is given. */
	add(record: Omit<T, 'revision'>): T {
		const stored = Object.assign(record, { revision: this.nextRevision() }) as T;
		this.records.set(stored.id, stored);
		this.forgetOrder();
		return stored;
	}

	/** Says that a record was changed at `now`. Call it after every change. */
	touch(record: T, now: string): T {
		record.updated_at = now;
		record.revision = this.nextRevision();
		this.forgetOrder();
		return record;
	}

	/** Says that a record was changed although its `updated_at` stays. */
	changed(): void {
		this.forgetOrder();
	}

	/** {@link touch} by id; false when there is no such record. */
	touchById(id: string, now: string): boolean {
		const record = this.records.get(id);
		if (record) this.touch(record, now);
		return record !== undefined;
	}

	ids(): string[] {
		return [...this.records.keys()];
	}

	remove(id: string): T | undefined {
		const record = this.records.get(id);
		if (!record) return undefined;
		this.records.delete(id);
		this.removed.set(id, record);
		this.forgetOrder();
		return record;
	}

	/** Fills another collection with copies that keep what the records are now. */
	copyTo(other: Collection<T>): void {
		for (const [id, record] of this.records) other.records.set(id, structuredClone(record));
		for (const [id, record] of this.removed) other.removed.set(id, record);
		other.forgetOrder();
	}

	clear(): void {
		this.records.clear();
		this.removed.clear();
		this.forgetOrder();
	}

	/**
	 * The records of some companies in the order of one field. Empty values come last when ascending; equal ones keep
	 * the order in which they were made (or, for `updated_at`, changed).
	 */
	sortedBy(
		field: keyof T & string,
		direction: Direction,
		companyIds: readonly string[],
	): readonly T[] {
		const name = [field, direction, ...companyIds].join(' ');
		const known = this.sorted.get(name);
		if (known) return known;
		const own = this.all().filter((record) => companyIds.includes(record.company_id));
		const list = own.sort(comparing(field));
		if (direction === 'desc') list.reverse();
		this.sorted.set(name, list);
		return list;
	}

	/** The records whose field has this value, in the order in which they were made. */
	where(field: keyof T & string, value: unknown): readonly T[] {
		let groups = this.grouped.get(field);
		if (!groups) {
			groups = group(this.all(), field);
			this.grouped.set(field, groups);
		}
		return groups.get(value) ?? [];
	}

	private forgetOrder(): void {
		this.sorted.clear();
		this.grouped.clear();
	}
}

function group<T>(records: readonly T[], field: keyof T): Map<unknown, T[]> {
	const groups = new Map<unknown, T[]>();
	for (const record of records) {
		const members = groups.get(record[field]);
		if (members) members.push(record);
		else groups.set(record[field], [record]);
	}
	return groups;
}

function comparing<T extends Stored>(field: keyof T & string): (a: T, b: T) => number {
	return (a, b) => {
		const [left, right] = [a[field], b[field]];
		if (left === right) return field === 'updated_at' ? a.revision - b.revision : 0;
		if (left === null || left === undefined) return 1;
		if (right === null || right === undefined) return -1;
		return left < right ? -1 : 1;
	};
}
