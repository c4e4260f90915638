/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const LEASH = path.resolve(__dirname, '..', 'scripts', 'n8n', 'leash.cjs');
const REASON_CHARACTERS = 2_000;

export interface Program {
	/** The `node` executable. */
	node: string;
	/** Node's own options, then the script, then its arguments. */
	args: string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
}

/** Starts a Node.js program that ends with this process, however this one ends. */
export function startProgram({ node, args, cwd, env }: Program): ChildProcess {
	return spawn(node, ['--require', LEASH, ...args], {
		cwd,
		env: { ...(env ?? process.env), LEASH_HOLDER: String(process.pid) },
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		// Its own group, so that the leash can end what the program has started, too.
		detached: process.platform !== 'win32',
	});
}

/** Runs a Node.js program to its end and gives what it printed. @throws Error when it fails */
export async function runProgram(program: Program): Promise<string> {
	const child = startProgram(program);
	const closed = once(child, 'close');
	const [output, complaints] = await Promise.all([read(child.stdout), read(child.stderr)]);
	const [code] = (await closed) as [number | null];
	if (code === 0) return output;
	const reason = (complaints || output).slice(-REASON_CHARACTERS);
	throw new Error(`"${program.args.join(' ')}" failed (exit code ${code ?? 'none'})\n${reason}`);
}

const read = async (stream: ChildProcess['stdout']) => (stream ? await text(stream) : '');
