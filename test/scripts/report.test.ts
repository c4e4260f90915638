import { report } from '../../e2e/report';

const passed = { passed: true } as const;
const failed = { passed: false, reason: 'It hung' } as const;

describe('the report of a suite', () => {
	it('counts what was tried, not what does not suit a version', () => {
		const text = report([
			{ name: 'start', version: '1.85.4', outcome: passed },
			{ name: 'start', version: '2.41.1', outcome: failed },
			{ name: 'durable', version: '1.85.4' },
			{ name: 'durable', version: '2.41.1', outcome: passed },
		]);
		expect(text).toMatch(/^durable +– +ok$/m);
		expect(text).toMatch(/^start, n8n 2\.41\.1:\nIt hung$/m);
		expect(text).toMatch(/\n2 of 3 as expected$/);
	});
});
