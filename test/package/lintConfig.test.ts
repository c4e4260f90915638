/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { inNodeCli, root } from './checkout';

describe('The lint configuration', () => {
	it('lints with the configuration that n8n’s strict mode asks for, unchanged', () => {
		const template = inNodeCli('template', 'templates', 'shared', 'default', 'eslint.config.mjs');

		expect(readFileSync(path.join(root, 'eslint.config.mjs'))).toEqual(readFileSync(template));
	});

	it('declares strict mode', () => {
		const { n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
			n8n: { strict: boolean };
		};

		expect(n8n.strict).toBe(true);
	});
});
