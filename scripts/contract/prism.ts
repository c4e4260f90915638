/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PRISM = path.join(path.dirname(require.resolve('@stoplight/prism-cli')), 'index.js');
const EXIT_WITH_PARENT = path.resolve(__dirname, '..', '..', 'tools', 'n8n', 'exitWithParent.cjs');
const READY = /listening on (http:\/\/127\.0\.0\.1:\d+)/;
const READY_TIMEOUT_MS = 60_000;

export interface Prism {
	url: string;
	stop: () => Promise<void>;
}

/**
 * Serves an OpenAPI document on the loopback address: answers are made from the document, and a request that the
 * document does not allow is refused with 4xx. That holds without `--errors` too, which would add 500 for each answer
 * that Prism itself makes against the document, as it does where an example there contradicts its schema.
 *
 * @throws Error with what Prism printed, when it does not start
 */
export async function startPrism(documentFile: string): Promise<Prism> {
	const args = ['mock', '--host', '127.0.0.1', '--port', '0', documentFile];
	const child = spawn(process.execPath, ['--require', EXIT_WITH_PARENT, PRISM, ...args], {
		// the fourth pipe ends Prism with this process, however that ends
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		env: { ...process.env, EXIT_WITH_PARENT: String(process.pid), NO_COLOR: '1' },
	});
	const stop = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill();
		await once(child, 'exit');
	};
	try {
		return { url: await readUrl(child), stop };
	} catch (error) {
		await stop();
		throw new Error(`Prism did not start: ${error instanceof Error ? error.message : error}`);
	}
}

async function readUrl(child: ChildProcess): Promise<string> {
	return await new Promise((resolve, reject) => {
		let printed = '';
		const fail = (reason: string) => reject(new Error(`${reason}\n${printed}`));
		const timer = setTimeout(fail, READY_TIMEOUT_MS, 'it took too long');
		const read = (text: string) => {
			printed += text;
			const url = READY.exec(printed)?.[1];
			if (url === undefined) return;
			clearTimeout(timer);
			printed = '';
			resolve(url);
		};
		child.stdout?.setEncoding('utf8').on('data', read);
		child.stderr?.setEncoding('utf8').on('data', read);
		child.once('error', ({ message }) => fail(message));
		child.once('exit', (code) => fail(`it ended with exit code ${code}`));
	});
}
