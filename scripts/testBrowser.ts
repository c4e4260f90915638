/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { parseArgs } from 'node:util';
import { inPage, launchChromium } from './browser/chromium';
import { IMAGES, takePictures } from './browser/pictures';
import { walk } from './browser/walk';
import { Table } from './demo/table';
import { runScript } from './lifetime';
import { NEWEST_N8N } from './n8n/versions';
import { startStack } from './stack';

const USAGE = `npm run test:browser [-- options]

Uses the package by hand in the editor of n8n ${NEWEST_N8N}, against a sandbox of Housecall Pro, and then
takes the pictures of the README. Needs Chromium (Debian: apt-get install chromium), at
/usr/bin/chromium or where CHROMIUM says.

  --out FOLDER   where to write the PNG files (default: docs/images)
  --help         print this
`;

void runScript(async (lifetime) => {
	const { values } = parseArgs({
		options: {
			out: { type: 'string', default: IMAGES },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	const browser = await launchChromium();
	lifetime.defer(async () => await browser.close());
	const stack = await startStack(lifetime);
	await stack.client.deleteCredential(stack.credential.id);

	const table = new Table();
	await inPage(browser, 'light', stack.n8n.userFolder, async (page) => {
		await walk(page, stack, table);
	});
	await takePictures(browser, stack, 'light', values.out);
	return 0;
});
