/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import { addCustomer, addJob, type Person } from '../../account';
import type { Rig } from '../../rig';
import type { Sandbox } from '../../../sandbox/server';
import { Ledger } from './ledger';

/** Records of one kind; those of the last three are there before the workflow is published. */
export type Shelf =
	| 'customers'
	| 'calendarEvents'
	| 'jobs'
	| 'estimates'
	| 'leads'
	| 'invoices'
	| 'paidInvoices'
	| 'plannedJobs'
	| 'openLeads'
	| 'openInvoices';

/** A record that is changed. */
export interface Subject {
	id: string;
	/** Of an estimate's option, a planned job's appointment, an invoice's job. */
	part: string;
	/** The changes that were made to it. */
	done: Set<string>;
}

export const LINE_ITEMS = [{ name: 'Inspection', unit_price: 12_500, quantity: 1 }];
const HOUR = 3_600_000;
const SECOND = 1_000;

/** The service, and how it is called. */
export type Account = Pick<Rig, 'call'> & { stack: { sandbox: Sandbox } };

/** Who changes the account: by the service's API as far as it goes, else as the app and the website do. */
export class Office {
	/** What must be told of. */
	ledger: Ledger;

	private readonly shelves = new Map<Shelf, Subject[]>();

	private constructor(
		readonly rig: Account,
		readonly person: Person,
	) {
		this.ledger = new Ledger(this.state, this.now);
	}

	static async open(rig: Account): Promise<Office> {
		return new Office(rig, await addCustomer(rig));
	}

	/** From here on all counts, and nothing that was done before. The service's times are whole seconds. */
	async begin(): Promise<void> {
		this.ledger = new Ledger(this.state, this.now);
		await sleep(SECOND);
	}

	get state() {
		return this.rig.stack.sandbox.state;
	}

	get now(): string {
		return this.state.now();
	}

	put(shelf: Shelf, id: string, part = ''): Subject {
		const subject = { id, part, done: new Set<string>() };
		this.shelf(shelf).push(subject);
		return subject;
	}

	/** One that none of these changes was made to; it counts as made now. */
	find(shelf: Shelf, change: string, pick: number, ...excluding: string[]): Subject | undefined {
		const free = this.shelf(shelf).filter(({ done }) =>
			[change, ...excluding].every((name) => !done.has(name)),
		);
		const found = free[pick % Math.max(1, free.length)];
		found?.done.add(change);
		return found;
	}

	/** One of those that are there from the beginning, each once. @throws Error when there are no more */
	take(shelf: Shelf): Subject {
		const subject = this.shelf(shelf).pop();
		if (!subject) throw new Error(`Nothing is left of ${shelf}`);
		return subject;
	}

	async addJob(body: object = {}): Promise<string> {
		return await addJob(this.rig, this.person, body);
	}

	/** Makes what has to be there from the beginning. */
	async stock(shelf: Shelf): Promise<void> {
		if (shelf === 'openLeads') {
			const lead = await this.rig.call('POST', '/leads', { customer_id: this.person.id });
			this.put(shelf, lead.id);
		} else if (shelf === 'plannedJobs') {
			const id = await this.addJob();
			const crew = [{ employee_id: this.state.employees.ids()[0] }];
			this.put(shelf, id, await this.schedule(id, 200, crew));
		} else if (shelf === 'openInvoices') {
			const job = await this.addJob({ line_items: LINE_ITEMS });
			const { id } = await this.rig.call('POST', '/invoices', { job_id: job });
			this.put(shelf, id, job);
		}
	}

	/** Puts a job on the calendar. @returns its appointment's ID */
	async schedule(id: string, inHours: number, crew?: object[]): Promise<string> {
		const start = Date.now() + inHours * HOUR;
		const { appointments } = await this.rig.call('PUT', `/jobs/${id}/schedule`, {
			start_time: new Date(start).toISOString(),
			end_time: new Date(start + HOUR).toISOString(),
			...(crew && { dispatched_employees: crew }),
		});
		return (appointments as Array<{ id: string }>)[0].id;
	}

	private shelf(name: Shelf): Subject[] {
		const shelf = this.shelves.get(name) ?? [];
		this.shelves.set(name, shelf);
		return shelf;
	}
}
