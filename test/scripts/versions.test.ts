import { N8N_VERSIONS, nodeMajorOf, parseN8nVersion } from '../../tools/n8n/versions';

describe('The n8n to try', () => {
	it.each([...N8N_VERSIONS, '1.90.0', '2.40.0', '2.60.3', '3.0.0'])('may be %s', (version) => {
		expect(parseN8nVersion(version)).toBe(version);
	});

	it.each(['1.84.9', '0.236.0', 'latest', '2.41', '2.41.1-beta', '', 'v2.41.1'])(
		'may not be "%s"',
		(text) => {
			expect(() => parseN8nVersion(text)).toThrow('1.85.4');
		},
	);

	it.each([
		['1.85.4', 20],
		['1.90.0', 22],
		['1.123.81', 22],
		['2.0.0', 22],
		['2.5.0', 24],
		['2.41.1', 24],
		['2.60.3', 24],
	])('%s runs on Node.js %i', (version, major) => {
		expect(nodeMajorOf(version)).toBe(major);
	});
});
