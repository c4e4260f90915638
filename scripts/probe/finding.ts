import type { Account } from './account';

/** Whether an account does what the sandbox does, and the numbers that tell: counts, states and names of keys, no values. */
export interface Finding {
	holds: 'yes' | 'no' | 'unknown';
	numbers: string;
}

/** One question to an account. */
export interface Check {
	/** The id of a fact in sandbox/facts.ts; null where there is none for it. */
	fact: string | null;
	question: string;
	look: (account: Account) => Promise<Finding>;
}

export const unknown = (numbers = ''): Finding => ({ holds: 'unknown', numbers });

export const finding = (holds: boolean, numbers: string): Finding => ({
	holds: holds ? 'yes' : 'no',
	numbers,
});

/** Keys that lack a route, a limit and a service that is away tell nothing about the question. */
const TELLS_NOTHING = (status: number) => [0, 401, 403, 429].includes(status) || status >= 500;

/** Whether a request was answered as the sandbox does. */
export function statusIs(status: number, expected: number): Finding {
	if (TELLS_NOTHING(status)) return unknown(`status ${status}`);
	return finding(status === expected, `status ${status}`);
}

/** Of so many records, how many do as the sandbox does; unknown when there is none. */
export function allOf<T>(
	records: readonly T[],
	does: (record: T) => boolean,
	what: string,
): Finding {
	if (!records.length) return unknown(`no ${what}`);
	const count = records.filter(does).length;
	return finding(count === records.length, `${count} of ${records.length} ${what}`);
}

/** Whether any record does; that none does tells nothing. */
export function anyOf<T>(
	records: readonly T[],
	does: (record: T) => boolean,
	what: string,
): Finding {
	const count = records.filter(does).length;
	const numbers = `${count} of ${records.length} ${what}`;
	return count ? finding(true, numbers) : unknown(numbers);
}
