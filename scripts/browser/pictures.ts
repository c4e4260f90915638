/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { readExample } from '../demo/workflows';
import { DEFAULT_OWNER } from '../n8n/rest';
import type { Stack } from '../stack';
import { inPage } from './chromium';
import { Editor } from './editor';

export type Theme = 'light' | 'dark';

/** Where the README has its pictures. */
export const IMAGES = path.resolve(__dirname, '..', '..', 'docs', 'images');

/** Takes all pictures of the package in n8n's editor; those of the dark theme end in -dark. */
export async function takePictures(
	browser: Browser,
	stack: Stack,
	theme: Theme,
	out: string,
): Promise<void> {
	await mkdir(out, { recursive: true });
	await inPage(browser, theme, stack.n8n.userFolder, async (page) => {
		const editor = new Editor(page, stack.n8n.url);
		await takeAll(editor, stack, async (name) => {
			const file = path.join(out, `${name}${theme === 'dark' ? '-dark' : ''}.png`);
			await writeFile(file, await editor.picture());
			process.stdout.write(`${file}\n`);
		});
	});
}

async function takeAll(
	editor: Editor,
	{ client, credential }: Stack,
	save: (name: string) => Promise<void>,
): Promise<void> {
	const action = await client.createWorkflow(await readExample('demo-customer-to-job.json'));
	const trigger = await client.createWorkflow(await readExample('demo-new-customer-trigger.json'));
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

	await editor.openCredential(credential.name);
	await save('credential');
}
