/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { Screenshots, IMAGES } from './screenshots';
import { launchChromium, newPage } from './chromium';
import { Steps } from './steps';
import { walk } from './walk';
import { Table } from '../../tools/table';
import { runScript } from '../../tools/command';
import { NEWEST_N8N } from '../../tools/n8n/versions';
import { startStack } from '../../tools/stack';

const USAGE = `npm run test:browser [-- options]

Uses the package by hand in the editor of n8n ${NEWEST_N8N}, against a sandbox of Housecall Pro, and takes the
pictures of the README on the way. A step that fails leaves a picture of the page, too. Needs Chromium
(Debian: apt-get install chromium), at /usr/bin/chromium or where CHROMIUM says.

  --out FOLDER   where to write the PNG files (default: docs/images)
  --help         print this
`;

const OPTIONS = {
	out: { type: 'string', default: IMAGES },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const browser = await launchChromium();
	lifetime.defer(async () => await browser.close());
	const stack = await startStack(lifetime);
	await stack.client.deleteCredential(stack.credential.id);

	const page = await newPage(browser);
	const steps = new Steps(page, new Table(), stack.n8n.userFolder);
	await walk(page, stack, steps, await Screenshots.open(page, values.out));
	process.stdout.write(`The pictures are in ${values.out}\n`);
	return 0;
});
