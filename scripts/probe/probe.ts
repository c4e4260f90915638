import { FACTS } from '../../sandbox/facts';
import { Account, type AccountOptions } from './account';
import type { Check, Finding } from './finding';
import { LIST_CHECKS } from './listChecks';
import { RECORD_CHECKS } from './recordChecks';

export const CHECKS: readonly Check[] = [...LIST_CHECKS, ...RECORD_CHECKS];

const REFUSED = [401, 403];

/**
 * Asks an account what the sandbox only supposes.
 * @returns a Markdown table of counts, states and names of keys, without any value of a record
 * @throws Error when the key is refused or nobody answers
 */
export async function probe(options: AccountOptions): Promise<string> {
	const account = new Account(options);
	const { status } = await account.ask('/company');
	if (REFUSED.includes(status)) throw new Error(`Housecall Pro refused the key (${status})`);
	if (status !== 200) throw new Error(`GET /company was answered with ${status || 'nothing'}`);
	const rows: string[] = [];
	for (const check of CHECKS) rows.push(row(check, await check.look(account)));
	return [
		'| Fact | Known so far | Question | Holds here | Numbers |',
		'| --- | --- | --- | --- | --- |',
		...rows,
		'',
		`${account.requests} requests, all of them GET.`,
		'',
	].join('\n');
}

function row({ fact, question }: Check, { holds, numbers }: Finding): string {
	const evidence = FACTS.find(({ id }) => id === fact)?.evidence;
	return `| ${fact ?? ''} | ${evidence ?? ''} | ${question} | ${holds} | ${numbers} |`;
}
