/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium, newContext } from './browser/chromium';
import { Editor } from './browser/editor';
import { readExample } from './demo/workflows';
import { runScript } from './lifetime';
import { DEFAULT_OWNER } from './n8n/rest';
import type { StoredWorkflow } from './n8n/types';
import { startStack, type Stack } from './stack';

const USAGE = `npm run screenshots [-- options]

Takes pictures of this package in n8n's editor, with a sandbox of Housecall Pro behind it. Needs
Chromium (Debian: apt-get install chromium), at /usr/bin/chromium or where CHROMIUM says.

  --out FOLDER   where to write the PNG files (default: docs/images)
  --theme NAME   light, dark (files end in -dark) or both (default: light)
  --help         print this
`;

const SIZE = { width: 1400, height: 900 };
const THEMES = { light: ['light'], dark: ['dark'], both: ['light', 'dark'] } as const;
type Theme = 'light' | 'dark';

interface Workflows {
	action: StoredWorkflow;
	trigger: StoredWorkflow;
}

void runScript(async (lifetime) => {
	const { values } = parseArgs({
		options: {
			out: { type: 'string', default: path.resolve(__dirname, '..', 'docs', 'images') },
			theme: { type: 'string', default: 'light' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	const themes = themesNamed(values.theme);
	const browser = await launchChromium();
	lifetime.defer(async () => await browser.close());
	const stack = await startStack(lifetime);
	const workflows = {
		action: await stack.client.createWorkflow(await readExample('demo-customer-to-job.json')),
		trigger: await stack.client.createWorkflow(await readExample('demo-new-customer-trigger.json')),
	};
	for (const theme of themes) await photograph(browser, stack, workflows, theme, values.out);
	return 0;
});

function themesNamed(name: string): readonly Theme[] {
	if (name === 'light' || name === 'dark' || name === 'both') return THEMES[name];
	throw new Error(`--theme takes light, dark or both, not "${name}"`);
}

async function photograph(
	browser: Browser,
	stack: Stack,
	workflows: Workflows,
	theme: Theme,
	out: string,
): Promise<void> {
	const context = await newContext(browser, { theme, ...SIZE });
	const page = await context.newPage();
	const editor = new Editor(page, stack.n8n.url);
	const save = async (name: string) => {
		const file = path.join(out, `${name}${theme === 'dark' ? '-dark' : ''}.png`);
		await mkdir(out, { recursive: true });
		await writeFile(file, await editor.picture());
		process.stdout.write(`${file}\n`);
	};
	try {
		await takeAll(editor, stack, workflows, save);
	} catch (error) {
		await page.screenshot({ path: path.join(stack.n8n.userFolder, 'failed.png') });
		throw error;
	}
	await context.close();
}

async function takeAll(
	editor: Editor,
	stack: Stack,
	{ action, trigger }: Workflows,
	save: (name: string) => Promise<void>,
): Promise<void> {
	await editor.signIn(DEFAULT_OWNER);

	await editor.openWorkflow(action.id);
	const isStep = ({ type }: { type: string }) => !type.endsWith('.stickyNote');
	await editor.execute(action.nodes.filter(isStep).map(({ name }) => name));
	await editor.dismissNotices();
	await save('workflow');

	await editor.openNode('Create a job');
	await save('action-node');
	await editor.closeNode();

	await editor.searchNodes('housecall', 'Housecall Pro');
	await save('node-creator');
	await editor.openFound('Housecall Pro', 'Create a customer');
	await save('node-actions');

	await editor.openWorkflow(trigger.id);
	await editor.openNode('New customer');
	await save('trigger-node');

	await editor.openCredential(stack.credential.name);
	await save('credential');
}
