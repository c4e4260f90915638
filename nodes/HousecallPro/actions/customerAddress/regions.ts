import { normalizeText } from '../../helpers/text';

/** States, DC and territories of the USA, the military's three, and the freely associated states, by postal code. */
const US = `
AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia
FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine
MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada
NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon
PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia
WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|MP Northern Mariana Islands
PR Puerto Rico|VI US Virgin Islands|VI Virgin Islands|UM US Minor Outlying Islands|AA Armed Forces Americas
AE Armed Forces Europe|AP Armed Forces Pacific|FM Federated States of Micronesia|FM Micronesia|MH Marshall Islands|PW Palau`;

/** As newspapers and older people shorten them; what is the code itself without its stops is not repeated. */
const SHORTENED = `
AL Ala|AZ Ariz|AR Ark|CA Calif|CO Colo|CT Conn|DE Del|FL Fla|IL Ill|IN Ind|KS Kan|KS Kans|MA Mass|MI Mich|MN Minn
MS Miss|MT Mont|NE Neb|NE Nebr|NV Nev|OK Okla|OR Ore|PA Penn|PA Penna|TN Tenn|TX Tex|WA Wash|WV W Va|WI Wis|WI Wisc|WY Wyo`;

const CANADA = `
AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NL Newfoundland|NS Nova Scotia
NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|PE PEI|QC Quebec|QC PQ|SK Saskatchewan|YT Yukon
YT Yukon Territory`;

type Country = 'US' | 'CA';

/** As states are compared: `Mass.` has no stops, `D.C.` neither. */
const plainState = (value: unknown) => normalizeText(value).replace(/\./g, '');

const tableOf = (text: string, country: Country) =>
	text
		.split(/[|\n]/)
		.filter(Boolean)
		.flatMap((entry) => {
			const code = entry.slice(0, 2);
			const state = { code, country };
			return [code, entry.slice(3)].map((name) => [plainState(name), state] as const);
		});

const STATES = new Map([
	...tableOf(US, 'US'),
	...tableOf(SHORTENED, 'US'),
	...tableOf(CANADA, 'CA'),
]);

const stateOf = (value: unknown) => STATES.get(plainState(value));

/** The code of a state or province; any other text, as it is compared. */
export const comparableState = (value: unknown) => stateOf(value)?.code ?? plainState(value);

export const isState = (value: unknown) => stateOf(value) !== undefined;

const CANADIAN_CODE = /^[abceghj-nprstvxy]\d[abceghj-nprstv-z][ -]?\d[abceghj-nprstv-z]\d$/;
const US_ZIP = /^\d{3,5}(?:-?\d{4})?$/;

export const isPostalCode = (value: unknown) =>
	/^\d{5}(?:-\d{4})?$/.test(normalizeText(value)) || CANADIAN_CODE.test(normalizeText(value));

/** The first five digits of a ZIP, with the zeros that a number loses: 2134 is 02134. Others without blanks. */
export function comparableZip(value: unknown): string {
	const text = normalizeText(value);
	if (!US_ZIP.test(text)) return text.replace(/[ -]/g, '');
	const [first, ...rest] = text.split('-');
	const isNine = rest.length === 0 && first.length > 5;
	return isNine ? first.padStart(9, '0').slice(0, 5) : first.padStart(5, '0');
}

/** States where ZIPs begin with a zero. Elsewhere a ZIP of four digits lacks some other digit. */
const WITH_ZERO = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'PR', 'RI', 'VI', 'VT']);

/** A ZIP with the zeros that a spreadsheet takes off it: 2134 in Massachusetts is 02134. Any other as it is. */
export function wholeZip({ state, zip }: { state?: unknown; zip?: unknown }): unknown {
	const text = String(zip ?? '').trim();
	const isShort = /^\d{3,4}(?:-\d{4})?$/.test(text) && WITH_ZERO.has(comparableState(state));
	return isShort ? text.padStart(text.includes('-') ? 10 : 5, '0') : zip;
}

const COUNTRIES = new Map<string, Country>([
	...['us', 'usa', 'united states', 'united states of america', 'america'].map(
		(name) => [name, 'US'] as const,
	),
	...['canada', 'can'].map((name) => [name, 'CA'] as const),
]);

/** The code of a country that is written out; `CA` is not among them, as it is California, too. */
export const countryCodeOf = (value: unknown) =>
	COUNTRIES.get(normalizeText(value).replace(/\./g, ''));

/**
 * The country that postal code and state tell; undefined where they do not tell, or contradict each other: five digits
 * are a ZIP in Mexico, too, and BC is also Baja California.
 */
export function countryOf({ state, zip }: { state?: unknown; zip?: unknown }): Country | undefined {
	const byState = stateOf(state)?.country;
	const code = normalizeText(zip);
	const byCode = CANADIAN_CODE.test(code) ? 'CA' : US_ZIP.test(code) ? 'US' : undefined;
	if (normalizeText(state) !== '' && !byState) return byCode === 'CA' ? 'CA' : undefined;
	if (byCode === 'CA') return byState === 'US' ? undefined : 'CA';
	if (code !== '' && !byCode) return undefined;
	return byState && byCode && byState !== byCode ? undefined : (byState ?? byCode);
}
