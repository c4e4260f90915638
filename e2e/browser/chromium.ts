/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser, type Page } from 'playwright-core';
import { SLOW_MS } from './open';

const SIZE = { width: 1400, height: 1000 };

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
	return await chromium.launch({ executablePath, args: FLAGS, timeout: SLOW_MS });
}

/** A page of a fresh profile, which can reach this machine only. */
export async function newPage(browser: Browser): Promise<Page> {
	const context = await browser.newContext({
		colorScheme: 'light',
		viewport: SIZE,
		locale: 'en-US',
		timezoneId: 'UTC',
	});
	context.setDefaultTimeout(SLOW_MS);
	await context.route('**/*', async (route) => {
		if (LOOPBACK.test(route.request().url())) await route.continue();
		else await route.abort();
	});
	return await context.newPage();
}
