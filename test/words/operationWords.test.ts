import { resources } from '../../nodes/HousecallPro/actions';
import { rank } from './ranking';
import type { Entry } from './ranking';
import requests from './requests.json';

/** What a model reads of each operation, and what a user sees of it in the list of actions. */
const entries: Entry[] = resources.flatMap(({ name: resource, value, operations }) =>
	operations.map(({ option }) => ({
		name: `${value}:${option.value}`,
		text: [resource, option.name, option.action, option.description].join(' '),
	})),
);

/** How many requests find their operation among the first so many. */
const foundWithin = (places: number) =>
	requests.filter(([asked, wanted]) => rank(entries, asked).slice(0, places).includes(wanted));

describe('The words of the operations', () => {
	it('are asked about by requests for operations that exist', () => {
		const names = entries.map(({ name }) => name);

		expect(requests.filter(([, wanted]) => !names.includes(wanted))).toEqual([]);
		expect(requests).toHaveLength(81);
	});

	// measured: 39 and 49 before the descriptions had the words that people use, 64 and 73 after
	it('lead most requests in plain English to their operation', () => {
		expect(foundWithin(1).length).toBeGreaterThanOrEqual(62);
		expect(foundWithin(3).length).toBeGreaterThanOrEqual(71);
	});
});
