import type { IDataObject } from 'n8n-workflow';

import { wordsOf } from '../../helpers/text';

/**
 * How the name that is given and the name that is known go together:
 * - `same`: they are equal
 * - `part`: one is a part of the other, such as "Ana" or "A. Diaz" of "Ana Diaz"
 * - `none`: there is no name on one side
 * - `other`: they are the names of two people
 */
export type NameAgreement = 'same' | 'part' | 'none' | 'other';

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'rev']);
const LEGAL_FORMS = new Set(
	'the inc incorporated llc llp lp pllc pc ltd limited co corp corporation company'.split(' '),
);
/** A father may be called Senior or nothing; the son and the grandson are somebody else. */
const GENERATIONS: Record<string, string> = {
	sr: '',
	senior: '',
	jr: 'jr',
	junior: 'jr',
	ii: 'jr',
	iii: 'iii',
	iv: 'iv',
};

const without = (words: string[], unimportant: Set<string>) => {
	const rest = words.filter((word) => !unimportant.has(word));
	return rest.length > 0 ? rest : words;
};

const personWords = ({ first_name, last_name }: IDataObject) =>
	without(wordsOf(`${String(first_name ?? '')} ${String(last_name ?? '')}`), TITLES);
const companyWords = ({ company }: IDataObject) => without(wordsOf(company), LEGAL_FORMS);

const generationOf = (words: string[]) =>
	words
		.slice(1)
		.map((word) => GENERATIONS[word] ?? '')
		.join('');
const withoutGeneration = (words: string[]) =>
	words.filter((word, index) => index === 0 || !(word in GENERATIONS));

/** A word, or the initial of it. */
const fits = (a: string, b: string) =>
	a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

function compare(a: string[], b: string[]): NameAgreement {
	if (generationOf(a) !== generationOf(b)) return 'other';
	const [short, long] = [withoutGeneration(a), withoutGeneration(b)].sort(
		(x, y) => x.length - y.length,
	);
	const sorted = (words: string[]) => [...words].sort().join(' ');
	if (short.join('') === long.join('') || sorted(short) === sorted(long)) return 'same';
	const left = [...long];
	const isPart = short.every((word) => {
		const index = left.findIndex((candidate) => fits(word, candidate));
		return index >= 0 && left.splice(index, 1).length > 0;
	});
	return isPart ? 'part' : 'other';
}

const BEST_FIRST: NameAgreement[] = ['same', 'part', 'other'];

/**
 * Compares the names of two people. Where there is no person on one side, the company stands for it: "Acme, Inc." is
 * "ACME", and people of one company are not.
 */
export function compareNames(known: IDataObject, given: IDataObject): NameAgreement {
	const [knownPerson, givenPerson] = [personWords(known), personWords(given)];
	if (knownPerson.length > 0 && givenPerson.length > 0) return compare(knownPerson, givenPerson);
	const own = [knownPerson, companyWords(known)].filter(({ length }) => length > 0);
	const others = [givenPerson, companyWords(given)].filter(({ length }) => length > 0);
	if (own.length === 0 || others.length === 0) return 'none';
	const found = own.flatMap((name) => others.map((other) => compare(name, other)));
	return BEST_FIRST.find((agreement) => found.includes(agreement)) ?? 'other';
}

/** Whether the names have first and last name in common, or a company: enough to be found by, with an address. */
export function isWholeName(known: IDataObject, given: IDataObject): boolean {
	const agreement = compareNames(known, given);
	const words = [known, given].map((person) => personWords(person).length);
	return agreement === 'same' || (agreement === 'part' && Math.min(...words) >= 2);
}

export const hasName = (person: IDataObject) =>
	personWords(person).length > 0 || companyWords(person).length > 0;
