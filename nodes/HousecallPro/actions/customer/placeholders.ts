import type { IDataObject } from 'n8n-workflow';

import { normalizeText, wordsOf } from '../../helpers/text';

/*
 * Texts that people and forms put where they have nothing to put. They identify nobody and are never sent. The lists
 * are cautious, since a real value that is taken for a stand-in is lost: Null, Na, No, Guest, Test and X are real
 * names, and na@, test@ and x@ may be the mailbox of a real person. Those count only where nothing else is given
 * beside them. "John Doe" and 123 Main St are real somewhere, so they are in no list.
 */

/** Say "nothing" in every field. A lead source or a tag may be called "Unknown", so that is not among them. */
const NOTHING = set(
	'n/a, n.a., n.a, n\\a, #n/a, none, null, undefined, nan, nil, not available, not applicable, not provided, not given',
);

/** Say "nobody" or "nowhere" in a name, a company, an email or an address. */
const NOBODY = set(
	'unknown, unnamed, anonymous, nobody, no name, noname, no first name, no last name, name unknown, unknown name, ' +
		'unknown caller, unknown customer, wireless caller, private caller, caller unknown, new customer, cash customer, ' +
		'walk in, walk-in, walk in customer, not known, unavailable, unspecified, undisclosed, withheld, tbd, tba, tbc, ' +
		'no company, no address, no email, fnu, lnu, spam risk, potential spam, scam likely, spam likely, private number, ' +
		'no caller id, valued customer, current resident, current occupant',
);

/** Are real names, too. As the whole name they tell nobody apart; they are sent all the same, unless both parts are such. */
const WHOLE_NAME = set(
	'null, na, no, guest, customer, test, x, xx, xxx, name, first name, last name',
);

/** Mailboxes that belong to nobody, whatever follows the @. Separators are ignored: `no-email`, `no.email`. */
const NO_MAILBOX = set(
	'none, noemail, nomail, noemailaddress, noemailprovided, noemailgiven, donthaveone, doesnothaveemail, notprovided, ' +
		'notavailable, notapplicable, unknown, nobody, undefined, noreply, donotreply, declined, refused',
);

/** Mailboxes that belong to nobody only where the domain is such a word, too: `na@na.com`, `test@example.com`. */
const WEAK_MAILBOX = set(
	'na, no, nil, null, test, example, email, mail, noone, fake, invalid, customer, name, user, a, x, xx, xxx, abc, asdf',
);
const NO_DOMAIN = set(
	'na, no, none, noemail, nomail, unknown, null, test, example, email, fake, invalid, nowhere',
);

const SEQUENCES = set(
	'1234567, 12345678, 123456789, 1234567890, 0123456789, 01234567890, 987654321, 9876543210',
);

function set(list: string): Set<string> {
	return new Set(list.split(',').map((entry) => entry.trim()));
}

const hasNoLetter = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/** `n/a`, `-`, `(none)`: nothing, in whatever field. An empty text is empty, not a stand-in. */
export const isStandIn = (value: unknown): boolean => {
	if (typeof value !== 'string' || value.trim() === '') return false;
	const text = normalizeText(value);
	// "Null" is a surname, "null" is what a script writes; `fold` would make them one
	if (/^Null$/.test(value.trim())) return false;
	return hasNoLetter(text) || NOTHING.has(text) || NOTHING.has(text.replace(/^[([<]|[)\]>]$/g, ''));
};

/** Whether one part of a name, a company or an address says "nobody". */
export const isNobody = (value: unknown): boolean => {
	if (isStandIn(value)) return normalizeText(value) !== 'null';
	const text = wordsOf(value).join(' ');
	return NOBODY.has(text) || text === '0';
};

/** Whether a name, all its parts together, tells nobody apart: `Guest`, `Test Test`, `null null`, but not `Na Li`. */
export function isNobodysName(parts: unknown[]): boolean {
	const given = parts.map(normalizeText).filter(Boolean);
	// "Spam Risk" comes as a first and a last name
	if (NOBODY.has(wordsOf(given.join(' ')).join(' '))) return true;
	return given.every((part) => isNobody(part) || WHOLE_NAME.has(part));
}

/** Whether a name is no name of anybody, so that it is not sent: somebody may be called Guest, nobody Test Test. */
export function isNoName(parts: unknown[]): boolean {
	const given = parts.map((part) => String(part ?? '').trim()).filter(Boolean);
	const isPlaceholder = given.length > 1 || /^(?:null|NULL)$/.test(given[0] ?? '');
	return isPlaceholder && isNobodysName(given);
}

/** "Na" and "No" are people, but no companies. */
export const isNoCompany = (value: unknown): boolean =>
	isNobody(value) || isNoName([value]) || /^(?:na|no)$/.test(normalizeText(value));

/** `none@none.com`, `noemail@…`, `n/a@n/a.com`, `test@test.com`; not `ana@example.com`. */
export function isNoEmail(value: unknown): boolean {
	const text = normalizeText(value);
	if (isNobody(text) || WEAK_MAILBOX.has(text)) return true;
	const [mailbox, domain, ...others] = text.split('@');
	if (domain === undefined || others.length > 0) return false;
	if (domain.endsWith('.invalid')) return true;
	const box = mailbox.replace(/[^\p{L}\p{N}]/gu, '');
	const label = domain.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}]/gu, '');
	const isWeak = WEAK_MAILBOX.has(box) && (NO_DOMAIN.has(label) || label === box);
	return box === '' || NO_MAILBOX.has(box) || isWeak;
}

/**
 * Whether the digits of a number, without its country code, can be nobody's: one digit throughout, counted up or down,
 * directory assistance, an area 000, or a line 000-0000. In the USA and Canada no line is 111-1111 or 555-5555 in any area.
 */
export const isNoNumber = (digits: string): boolean =>
	/^(\d)\1*$/.test(digits) ||
	/0{7}$/.test(digits) ||
	/^\d{3}(?:1{7}|5{7})$/.test(digits) ||
	/^(?:\d{3})?5551212$/.test(digits) ||
	/^000\d{7}$/.test(digits) ||
	SEQUENCES.has(digits);

/** ZIPs that no place has. */
const NO_ZIP = /^(?:0{5}|9{5})(?:-?\d{4})?$/;

/** An address without the parts that say "nowhere"; undefined where its street is one of them. */
export function withoutNowhere(address: IDataObject): IDataObject | undefined {
	if (isNobody(address.street)) return undefined;
	const isKept = ([name, value]: [string, unknown]) =>
		!isNobody(value) && !(name === 'zip' && NO_ZIP.test(normalizeText(value)));
	return Object.fromEntries(Object.entries(address).filter(isKept));
}
