/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile, open, readFile } from 'node:fs/promises';

const POSIX = process.platform !== 'win32';
const REASON_LINES = 8;

export interface CommandOptions {
	cwd: string;
	/** Receives the command line and everything the command prints. Appended to. */
	logFile: string;
	env?: NodeJS.ProcessEnv;
	/** Ends the command and all it started. */
	signal?: AbortSignal;
}

/** A command that ended badly. The message holds the reason it gave and where its log is. */
class CommandError extends Error {
	override name = 'CommandError';
}

/**
 * Runs a command to its end.
 *
 * @throws CommandError when it cannot be started, fails or is aborted.
 */
export async function runCommand(
	command: string,
	args: string[],
	options: CommandOptions,
): Promise<void> {
	const line = [command, ...args].join(' ');
	await appendFile(options.logFile, `$ ${line}\n`);
	const log = await open(options.logFile, 'a');
	try {
		const child = spawn(command, args, {
			cwd: options.cwd,
			env: options.env ?? process.env,
			stdio: ['ignore', log.fd, log.fd],
			// npm is a .cmd file on Windows, which only a shell can start.
			shell: !POSIX && command === 'npm',
			// Whoever may abort needs the whole group; without a signal, Ctrl-C must reach it directly.
			detached: POSIX && options.signal !== undefined,
		});
		await endOf(child, options.signal);
	} catch (error) {
		const reason = await reasonIn(options.logFile);
		const detail = error instanceof Error ? error.message : String(error);
		throw new CommandError(`"${line}" ${detail}${reason}\nThe whole log: ${options.logFile}`);
	} finally {
		await log.close();
	}
}

export async function runNpm(args: string[], options: CommandOptions): Promise<void> {
	await runCommand('npm', args, options);
}

/** `npm install` without install scripts: what is installed here runs when it is told to. */
export async function npmInstall(args: string[], options: CommandOptions): Promise<void> {
	await runNpm(['install', ...args, '--ignore-scripts', '--no-audit', '--no-fund'], options);
}

async function endOf(child: ChildProcess, signal: AbortSignal | undefined): Promise<void> {
	const stop = () => killGroup(child, 'SIGTERM');
	signal?.addEventListener('abort', stop, { once: true });
	if (signal?.aborted) stop();
	try {
		await new Promise<void>((resolve, reject) => {
			child.once('error', (error) => reject(new Error(`could not be started: ${error.message}`)));
			child.once('close', (code) => {
				if (signal?.aborted) reject(new Error('was interrupted'));
				else if (code === 0) resolve();
				else reject(new Error(`failed (exit code ${code ?? 'none'})`));
			});
		});
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}

/** Signals a process that leads its own group, and everything it started. */
export function killGroup(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(POSIX ? -child.pid : child.pid, name);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/** What the command itself says went wrong: npm's own error lines, else the end of its log. */
async function reasonIn(logFile: string): Promise<string> {
	const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n');
	const errors = lines.filter((line) => /^npm (error|ERR!)/.test(line));
	const chosen = errors.length > 0 ? errors.slice(0, REASON_LINES) : lines.slice(-REASON_LINES);
	return `\n${chosen.map((line) => `  ${line}`).join('\n')}`;
}
