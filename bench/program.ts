/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const EXIT_WITH_PARENT = path.resolve(__dirname, '..', 'tools', 'n8n', 'exitWithParent.cjs');
const REASON_CHARACTERS = 2_000;

export interface Program {
	/** The `node` executable. */
	node: string;
	/** Node's own options, then the script, then its arguments. */
	args: string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** An open file that receives what the program prints, instead of this process. */
	outputFd?: number;
	/** Ends the program at once. */
	signal?: AbortSignal;
}

export interface Ended {
	output: string;
	complaints: string;
	/** What it ended with, unless that was exit code 0. */
	failure?: string;
}

/** Starts a Node.js program that ends with this process, however this one ends. */
export function startProgram({ node, args, cwd, env, outputFd, signal }: Program): ChildProcess {
	return spawn(node, ['--require', EXIT_WITH_PARENT, ...args], {
		cwd,
		env: { ...(env ?? process.env), EXIT_WITH_PARENT: String(process.pid) },
		stdio: ['ignore', outputFd ?? 'pipe', 'pipe', 'pipe'],
		// Its own group, so that exitWithParent.cjs can end what the program has started, too.
		detached: process.platform !== 'win32',
		signal,
		killSignal: 'SIGKILL',
	});
}

/** Waits for a program's end. @throws Error when it could not be started, or was ended by its signal */
export async function endOf(child: ChildProcess): Promise<Ended> {
	const closed = once(child, 'close') as Promise<[number | null, string | null]>;
	const printed = [read(child.stdout), read(child.stderr)];
	const [[code, signal], output, complaints] = await Promise.all([closed, ...printed]);
	return { output, complaints, failure: code === 0 ? undefined : (signal ?? `exit code ${code}`) };
}

/** Runs a Node.js program to its end and gives what it printed. @throws Error when it fails */
export async function runProgram(program: Program): Promise<string> {
	const { output, complaints, failure } = await endOf(startProgram(program));
	if (failure === undefined) return output;
	const reason = (complaints || output).slice(-REASON_CHARACTERS);
	throw new Error(`"${program.args.join(' ')}" failed (${failure})\n${reason}`);
}

const read = async (stream: ChildProcess['stdout']) => (stream ? await text(stream) : '');
