/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FACTS, factsDocument } from '../../sandbox/facts';

const root = (file: string) => path.join(__dirname, '..', '..', file);

describe('The sandbox’s facts', () => {
	it('each fact of the sandbox has an id of its own', () => {
		expect(new Set(FACTS.map(({ id }) => id)).size).toBe(FACTS.length);
	});

	it.each(FACTS.map((fact) => [fact.id, fact] as const))(
		'the fact %s names a file and a test that exist',
		(_id, { file, test: [testFile, title] }) => {
			expect(existsSync(root(file))).toBe(true);
			const tests = readFileSync(root(testFile), 'utf8');
			expect(tests.includes(`'${title}'`)).toBe(true);
		},
	);

	it('docs/sandbox-facts.md is what npm run --silent sandbox -- --facts prints', () => {
		expect(readFileSync(root('docs/sandbox-facts.md'), 'utf8')).toBe(factsDocument());
	});
});
