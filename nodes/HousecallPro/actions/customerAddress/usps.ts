/*
 * The abbreviations of the United States Postal Service, from its Publication 28: street suffixes (Appendix C1),
 * directions (section 233) and secondary units (Appendix C2). Each line is the standard abbreviation, then what is
 * written for it. They are only compared with; what is sent stays as typed.
 */

const SUFFIXES = `
aly allee alley ally|anx anex annex annx|arc arcade|ave av aven avenu avenue avn avnue|bch beach|bg burg|bgs burgs
blf bluf bluff|blfs bluffs|blvd boul boulevard boulv|bnd bend|br branch brnch|brg brdge bridge|brk brook|brks brooks
btm bot bottm bottom|byp bypa bypas bypass byps|byu bayoo bayou|cir circ circl circle crcl crcle|cirs circles
clb club|clf cliff|clfs cliffs|cmn common|cmns commons|cor corner|cors corners|cp camp cmp|cpe cape
cres crescent crsent crsnt|crk creek|crse course|crst crest|cswy causeway causwa|ct court|ctr cen cent center centr centre cnter cntr
ctrs centers|cts courts|curv curve|cv cove|cvs coves|cyn canyn canyon cnyn|dl dale|dm dam|dr driv drive drv|drs drives
dv div divide dvd|est estate|ests estates|expy exp expr express expressway expw|ext extension extn extnsn|exts extensions
fall|fld field|flds fields|fls falls|flt flat|flts flats|frd ford|frds fords|frg forg forge|frgs forges|frk fork|frks forks
frst forest forests|fry ferry frry|ft fort frt|fwy freeway freewy frway frwy|gdn garden gardn grden grdn|gdns gardens grdns
gln glen|glns glens|grn green|grns greens|grv grov grove|grvs groves|gtwy gateway gatewy gatway gtway|hbr harb harbor harbr hrbor
hbrs harbors|hl hill|hls hills|holw hllw hollow hollows holws|hts ht heights|hvn haven|hwy highway highwy hiway hiwy hway
inlt inlet|is island islnd|isle isles|iss islands islnds|jct jction jctn junction junctn juncton|jcts jctns junctions
knl knol knoll|knls knolls|ky key|kys keys|land|lck lock|lcks locks|ldg ldge lodg lodge|lf loaf|lgt light|lgts lights
lk lake|lks lakes|ln lane|lndg landing lndng|loop loops|mall|mdw meadow|mdws meadows medows|mews|ml mill|mls mills
mnr manor|mnrs manors|msn missn mission mssn|mt mnt mount|mtn mntain mntn mountain mountin mtin|mtns mntns mountains
mtwy motorway|nck neck|opas overpass|orch orchard orchrd|oval ovl|park prk|pass|path paths|pike pikes|pkwy parkway parkwy pkway pky parkways pkwys
pl place|pln plain|plns plains|plz plaza plza|pne pine|pnes pines|pr prairie prr|prt port|prts ports|psge passage|pt point|pts points
radl rad radial radiel|ramp|rd road|rdg rdge ridge|rdgs ridges|rds roads|riv river rvr rivr|rnch ranch ranches rnchs|row|rpd rapid|rpds rapids
rst rest|rte route|rue|run|shl shoal|shls shoals|shr shoar shore|shrs shoars shores|skwy skyway|smt sumit sumitt summit
spg spng spring sprng|spgs spngs springs sprngs|spur spurs|sq sqr sqre squ square|sqs sqrs squares|st street strt str saint|sts streets
sta station statn stn|stra strav straven stravenue stravn strvn strvnue|strm stream streme|ter terr terrace|tpke trnpk turnpike turnpk
trak track tracks trk trks|trce trace traces|trfy trafficway|trl trail trails trls|trwy throughway|tunl tunel tunls tunnel tunnels tunnl
un union|uns unions|upas underpass|via vdct viaduct viadct|vis vist vista vst vsta|vl ville|vlg vill village villag villg villiage|vlgs villages
vly valley vally vlly|vlys valleys|vw view|vws views|walk walks|wall|way wy|ways|wl well|wls wells|xing crossing crssng|xrd crossroad|xrds crossroads`;

const DIRECTIONS = `
n north|s south|e east|w west|ne northeast|nw northwest|se southeast|sw southwest`;

/** Not the USPS's own, but written as often: "Fifth Avenue" is "5th Ave". */
const ORDINALS = `
1st first|2nd second|3rd third|4th fourth|5th fifth|6th sixth|7th seventh|8th eighth|9th ninth|10th tenth`;

/** `#` may stand for any unit; `no` and `number` are written in its place. */
const UNITS = `
apt apartment|bldg building|bsmt basement|dept department|fl floor flr|frnt front|hngr hangar|lbby lobby|lot|lowr lower
ofc office|ph penthouse|pier|rear|rm room|side|slip|spc space|ste suite|stop|trlr trailer|uppr upper|# unit no number`;

/** Units that need no number after them. */
const UNITS_WITHOUT_NUMBER = new Set([
	'bsmt',
	'frnt',
	'lbby',
	'lowr',
	'ofc',
	'ph',
	'rear',
	'side',
	'uppr',
]);

function tableOf(...texts: string[]): Map<string, string> {
	const groups = texts.join('').split(/[|\n]/).filter(Boolean);
	const entries = groups.map((group) => group.split(' '));
	return new Map(
		entries.flatMap(([short, ...long]) => [short, ...long].map((word) => [word, short])),
	);
}

const STREET_WORDS = tableOf(SUFFIXES, DIRECTIONS, ORDINALS);
const UNIT_WORDS = tableOf(UNITS);

/** The standard abbreviation of a word of a street or city; the word itself where it has none. */
export const abbreviate = (word: string) => STREET_WORDS.get(word) ?? word;

export interface Unit {
	/** The standard abbreviation, `#` for any. */
	kind: string;
	id: string;
}

/**
 * The unit that closes the words of a street, such as `apt 4` in `9 oak st apt 4`. "Front St" is no unit: what follows
 * the word for a unit is its number or letter, and no more than two words.
 */
export function splitUnit(words: string[]): { street: string[]; unit?: Unit } {
	for (const [at, word] of words.entries()) {
		const kind = UNIT_WORDS.get(word);
		// "Apt #4"
		const after = words.slice(at + 1).filter((next) => UNIT_WORDS.get(next) !== '#');
		const isNumber = after.length <= 2 && /\d|^\p{L}$/u.test(after[0] ?? '');
		const isAlone = kind !== undefined && UNITS_WITHOUT_NUMBER.has(kind) && after.length === 0;
		if (kind && (isNumber || isAlone)) {
			return { street: words.slice(0, at), unit: { kind, id: after.join('') } };
		}
	}
	return { street: words };
}

/** `#4` and `apt4` as words, `2nd floor` as `floor 2`. */
export const separateUnit = (text: string) =>
	text
		.replace(/#/g, ' unit ')
		.replace(/\b(\d+)(?:st|nd|rd|th) (?:floor|flr|fl)\b\.?/gi, 'floor $1')
		.replace(/\b(apt|unit|ste|suite|rm|fl)\.?(?=\d)/gi, '$1 ');

/** What is written in several words, and a house number such as `123-A`, as the USPS writes them (sections 22 and 28). */
const PHRASES: Array<[RegExp, string]> = [
	[/\bpost office box\b/g, 'po box'],
	[/\bcounty (?:road|rd)\b\.?/g, 'cr'],
	[/\bstate (?:road|rd)\b\.?/g, 'sr'],
	[/\bstate (?:route|rte)\b\.?/g, 'sr'],
	[/^(\d+)-([a-z])\b/g, '$1$2'],
];

export const joinPhrases = (text: string) =>
	PHRASES.reduce((joined, [phrase, short]) => joined.replace(phrase, short), text);
