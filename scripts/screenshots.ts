/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { parseArgs } from 'node:util';
import { launchChromium } from './browser/chromium';
import { IMAGES, takePictures, type Theme } from './browser/pictures';
import { runScript } from './lifetime';
import { startStack } from './stack';

const USAGE = `npm run screenshots [-- options]

Takes pictures of this package in n8n's editor, with a sandbox of Housecall Pro behind it. Needs
Chromium (Debian: apt-get install chromium), at /usr/bin/chromium or where CHROMIUM says.

  --out FOLDER   where to write the PNG files (default: docs/images)
  --theme NAME   light, dark (files end in -dark) or both (default: light)
  --help         print this
`;

const THEMES: Record<string, Theme[]> = {
	light: ['light'],
	dark: ['dark'],
	both: ['light', 'dark'],
};

void runScript(async (lifetime) => {
	const { values } = parseArgs({
		options: {
			out: { type: 'string', default: IMAGES },
			theme: { type: 'string', default: 'light' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	const themes = THEMES[values.theme];
	if (!themes) throw new Error(`--theme takes light, dark or both, not "${values.theme}"`);
	const browser = await launchChromium();
	lifetime.defer(async () => await browser.close());
	const stack = await startStack(lifetime);
	for (const theme of themes) await takePictures(browser, stack, theme, values.out);
	return 0;
});
