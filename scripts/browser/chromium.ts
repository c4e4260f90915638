/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, selectors, type Browser, type BrowserContext, type Page } from 'playwright-core';

const SIZE = { width: 1400, height: 900 };

const LOOPBACK = /^(https?:\/\/(127\.0\.0\.1|localhost)[:/]|data:|blob:)/;

const FLAGS = [
	// A container has neither the kernel rights for Chromium's sandbox nor a graphics card.
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Chromium itself finds no other host either.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * Starts the Chromium of this machine, which can reach this machine only.
 *
 * @throws Error that says how to install it when there is none.
 */
export async function launchChromium(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
	if (!existsSync(executablePath)) {
		throw new Error(
			`There is no Chromium at ${executablePath}. Install it (Debian: apt-get install chromium) ` +
				'or name another one in the environment variable CHROMIUM.',
		);
	}
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath, args: FLAGS });
}

/**
 * Lends a page of a fresh profile, which can reach this machine only. When `use` fails, the page as it was then is
 * left as failed.png in `folder`.
 */
export async function inPage(
	browser: Browser,
	theme: 'light' | 'dark',
	folder: string,
	use: (page: Page) => Promise<void>,
): Promise<void> {
	const context = await newContext(browser, theme);
	const page = await context.newPage();
	try {
		await use(page);
	} catch (error) {
		await page.screenshot({ path: path.join(folder, 'failed.png') });
		throw error;
	}
	await context.close();
}

async function newContext(browser: Browser, theme: 'light' | 'dark'): Promise<BrowserContext> {
	const context = await browser.newContext({
		colorScheme: theme,
		viewport: SIZE,
		locale: 'en-US',
		timezoneId: 'UTC',
	});
	await context.route('**/*', async (route) => {
		if (LOOPBACK.test(route.request().url())) await route.continue();
		else await route.abort();
	});
	return context;
}
