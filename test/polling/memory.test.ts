import fc from 'fast-check';

import {
	addSeen,
	shrinkToFit,
	compressId,
	readKnown,
	readSeen,
	shortHash,
	expandId,
	writeKnown,
} from '../../nodes/HousecallPro/triggers/polling/memory';
import type { FeedState, Seen } from '../../nodes/HousecallPro/triggers/polling/memory';

const AT = Date.parse('2026-06-01T12:00:00Z');
const HOUR = 3_600_000;

const memory = (seen: Seen[], known = new Map<string, string>()): FeedState => ({
	cursor: AT,
	notBefore: 0,
	seen: addSeen({}, seen, AT),
	known: writeKnown(known),
	scope: '',
	events: [],
});

const events = (count: number, age: number, late: number): Seen[] =>
	Array.from({ length: count }, (_, index) => ({
		key: shortHash(`${age} ${index}`),
		at: AT - age,
		late,
	}));

describe('what a feed remembers', () => {
	it('gives IDs back as they were', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{3,7}_[0-9a-f]{32}$/)), (id) => {
				expect(expandId(compressId(id))).toBe(id);
				expect(compressId(id)).not.toMatch(/[ =]/);
			}),
		);
		expect(compressId(`job_${'0f'.repeat(16)}`)).toHaveLength(26);
	});

	it('gives texts of records back in their order', () => {
		const known = new Map([
			['a', 'x='],
			['b', ''],
		]);
		expect([...readKnown({ known: writeKnown(known) })]).toEqual([...known]);
		expect(readKnown({})).toEqual(new Map());
	});

	it('keeps an event for as long as it may come again', () => {
		const [event] = events(1, HOUR, HOUR);
		const seen = addSeen({}, [event], AT);
		expect(readSeen({ seen })).toEqual(new Set([event.key]));
		expect(addSeen(seen, [], AT + 60_001)).toEqual({});
	});

	it('fits into 40 kB, with the latest of each kind kept', () => {
		const known = new Map(Array.from({ length: 3000 }, (_, index) => [shortHash(`${index}`), 'x']));
		const old = events(5000, HOUR, 24 * HOUR);
		const late = events(3000, 0, 2 * 60_000);
		const fitted = shrinkToFit({ records: memory([], known), jobs: memory([...old, ...late]) });
		expect(JSON.stringify(fitted).length).toBeLessThan(40_000);
		expect(fitted.records.partial).toBe(true);
		const [latest] = known.keys();
		expect(readKnown(fitted.records).has(latest)).toBe(true);
		expect(readSeen(fitted.jobs)).toEqual(new Set(late.map(({ key }) => key)));
		// what was forgotten cannot come again, what is new can come
		expect(fitted.jobs.notBefore).toBe(AT - HOUR + 1);
	});
});
