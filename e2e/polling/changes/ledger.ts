import type { State } from '../../../sandbox/state/state';

/** An item of the polling trigger. */
export interface Emitted {
	event: string;
	event_id: string;
	[key: string]: unknown;
}

/** What must come out of what was done, each once. Events are keyed by name, record and part of it. */
export class Ledger {
	private readonly expected = new Set<string>();

	/** Updates that have happened; of several of one record between two polls, the last one is told. */
	private readonly updates = new Set<string>();

	/** @param since nothing that was done up to here counts; in the way of the service's times */
	constructor(
		private readonly state: State,
		private readonly since: string,
	) {}

	expect(event: string, id: string, part = ''): void {
		this.expected.add(keyOf(event, id, part));
	}

	/** Call it after each change. */
	noteUpdates(): void {
		for (const key of this.lastUpdates()) this.updates.add(key);
	}

	/** The names of the events that must come. */
	get events(): string[] {
		return [...new Set(this.allExpected().map((key) => key.split(' ')[0]))].sort();
	}

	compare(items: readonly Emitted[]): Comparison {
		const told = items.map(keyOfItem);
		const known = new Set<string>();
		const twice = told.filter((key) => known.size === known.add(key).size);
		const expected = this.allExpected();
		const isTrue = (key: string) => this.expected.has(key) || this.updates.has(key);
		return {
			missing: expected.filter((key) => !known.has(key)),
			twice,
			untrue: told.filter((key) => !isTrue(key) && !comesWithTime(key)),
		};
	}

	private allExpected(): string[] {
		return [...this.expected, ...this.lastUpdates()];
	}

	private lastUpdates(): string[] {
		const { jobs, customers, estimates, calendarEvents } = this.state;
		const all = {
			job: jobs.all(),
			customer: customers.all(),
			estimate: estimates.all(),
			calendar_event: calendarEvents.all(),
		};
		return Object.entries(all).flatMap(([resource, records]) =>
			records
				.filter(({ updated_at: at, created_at }) => at > this.since && at !== created_at)
				.map(({ id, updated_at }) => keyOf(`${resource}.updated`, id, toUtc(updated_at))),
		);
	}
}

export interface Comparison {
	missing: string[];
	twice: string[];
	/** What did not happen. */
	untrue: string[];
}

const keyOf = (event: string, id: string, part: string) => [event, id, part].join(' ').trimEnd();

/** The node may write times in the workflow's zone. */
const toUtc = (time: unknown) => new Date(String(time)).toISOString();

/** Records that were there before bring these about, too, as time passes. */
const comesWithTime = (key: string) =>
	/^(job\.appointment\.upcoming|invoice\.overdue|estimate\.unanswered) /.test(key);

export function keyOfItem(item: Emitted): string {
	const { event, payment, refund, option_id } = item;
	const record = recordOf(item);
	const part = event.endsWith('.updated')
		? toUtc(record?.updated_at)
		: (option_id ?? idOf(payment) ?? idOf(refund));
	return keyOf(event, String(record?.id), String(part ?? ''));
}

/** The record that an event is about. */
export function recordOf(item: Emitted): Record<string, unknown> | undefined {
	const [resource] = item.event.split('.');
	const record = item[item.event.startsWith('job.appointment.') ? 'appointment' : resource];
	return record as Record<string, unknown> | undefined;
}

const idOf = (value: unknown) => (value as { id?: string } | undefined)?.id;
