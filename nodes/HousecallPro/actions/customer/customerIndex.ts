import type { IDataObject } from 'n8n-workflow';

import { connected } from '../../helpers/groups';
import { FEWEST_TOGETHER } from '../../operation/operation';
import { listWithin } from '../../transport/listWithin';
import type { Api } from '../../transport/types';
import { atService, CUSTOMER_LIST } from './lookup';
import type { CustomerLookup, Search } from './lookup';
import { idSign, signsOf } from './signs';

/** The oldest first, so that customers who are added meanwhile come on the last page and move no others. */
const OLDEST_FIRST = { sort_by: 'created_at', sort_direction: 'asc' };

interface Entry {
	customer: IDataObject;
	signs: string[];
	/** Where it comes in the list. */
	place: number;
}

/**
 * The customers whom the items of a run may be about, read once and kept up to date with what the run writes. The list
 * is taken to hold everybody whom a search finds (inferred): one route answers both, and nothing is filtered out here.
 * Where the outcome of a write is not known, look-ups for these people ask the service.
 */
export class CustomerIndex implements CustomerLookup {
	private readonly entries = new Map<string, Entry>();

	private readonly idsBySign = new Map<string, Set<string>>();

	private readonly doubtful = new Set<string>();

	/** @param read how many customers the list has */
	constructor(
		customers: IDataObject[],
		readonly read: number,
	) {
		customers.forEach((customer) => this.keep(customer));
	}

	/**
	 * Those customers who have one of the signs of the items; an item without signs needs no look-up. Undefined where the
	 * list has at least as many pages as there are look-ups, and where it cannot be read: who asks the service then learns
	 * why.
	 */
	static async read(api: Api, signs: string[][]): Promise<CustomerIndex | undefined> {
		const lookUps = signs.filter(({ length }) => length > 0);
		if (lookUps.length < FEWEST_TOGETHER) return undefined;
		return await CustomerIndex.startReading(api, lookUps.length)(lookUps);
	}

	/** As `read`, for so many look-ups whose signs are known later. Only from then on, pages are made small. */
	static startReading(api: Api, lookUps: number) {
		let wanted: Set<string> | undefined;
		const isWanted = (customer: IDataObject) =>
			!wanted || signsOf(customer).some((sign) => wanted?.has(sign));
		const thin = (customer: IDataObject) => (isWanted(customer) ? customer : { id: customer.id });
		const call = { ...CUSTOMER_LIST, query: OLDEST_FIRST };
		const reading = listWithin(api, call, lookUps - 1, thin).catch(() => undefined);
		return async (signs: string[][]): Promise<CustomerIndex | undefined> => {
			wanted = new Set(signs.flat());
			const customers = await reading;
			return customers && new CustomerIndex(customers.filter(isWanted), customers.length);
		};
	}

	/** Numbers of groups: two items have the same one where they have a sign in common, or a customer has signs of both. */
	groupsOf(signs: string[][]): number[] {
		const customers = [...this.entries.values()].map((entry) => entry.signs);
		return connected([...signs, ...customers]).slice(0, signs.length);
	}

	async find(api: Api, search: Search): Promise<IDataObject[]> {
		if (search.signs.some((sign) => this.doubtful.has(sign)))
			return await atService.find(api, search);
		const ids = new Set(search.signs.flatMap((sign) => [...(this.idsBySign.get(sign) ?? [])]));
		return [...ids]
			.flatMap((id) => this.entries.get(id) ?? [])
			.sort((a, b) => b.place - a.place)
			.map(({ customer }) => customer);
	}

	async get(api: Api, id: string): Promise<unknown> {
		const known = this.entries.get(id)?.customer;
		// a list may show its customers without their addresses
		const isWhole = Array.isArray(known?.addresses) && !this.doubtful.has(idSign(id));
		return isWhole ? known : await atService.get(api, id);
	}

	async write<T>(
		about: IDataObject[],
		write: () => Promise<T>,
		customerIn: (written: T) => IDataObject | undefined,
	): Promise<T> {
		const written = await write().catch(async (error: unknown) => {
			this.doubt(about);
			return await Promise.reject(error);
		});
		const customer = customerIn(written);
		if (customer?.id === undefined) this.doubt(about);
		else this.keep(customer);
		return written;
	}

	private doubt(about: IDataObject[]): void {
		about.flatMap(signsOf).forEach((sign) => this.doubtful.add(sign));
	}

	private keep(record: IDataObject): void {
		const id = String(record.id);
		const known = this.entries.get(id);
		const customer = { ...known?.customer, ...record };
		const entry = { customer, signs: signsOf(customer), place: known?.place ?? this.entries.size };
		this.entries.set(id, entry);
		known?.signs.forEach((sign) => this.idsBySign.get(sign)?.delete(id));
		for (const sign of entry.signs) {
			const ids = this.idsBySign.get(sign) ?? new Set();
			this.idsBySign.set(sign, ids.add(id));
		}
	}
}
