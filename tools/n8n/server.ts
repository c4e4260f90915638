/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { killGroup } from './childProcess';
import { n8nEnvironment } from './environment';
import type { Installation } from './install';
import { freePort, requireFree } from './ports';

const EXIT_WITH_PARENT = path.join(__dirname, 'exitWithParent.cjs');
const MOVED_CLOCK = path.join(__dirname, 'movedClock.cjs');
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;
const POLL_MS = 100;
/** Longer than n8n takes to notice that its clock was moved. */
const CLOCK_SETTLES_MS = 300;
const LOG_LINES = 20;

export interface N8nOptions {
	installation: Installation;
	/** The folder that `.n8n` lies in. Kept: whoever made it removes it. */
	userFolder: string;
	/** `start` is the editor and everything; the other two are queue mode's helpers. */
	command?: 'start' | 'worker' | 'webhook';
	/** More words for the command line, such as `--concurrency=5`. */
	args?: string[];
	/** Of the editor or webhooks; for a worker, of its health check. A free one by default. */
	port?: number;
	/** Anything n8n reads; wins over the defaults of `n8nEnvironment`. */
	env?: Record<string, string>;
	readyTimeoutMs?: number;
	/** Whether {@link N8nServer.moveClock} is needed. */
	movableClock?: boolean;
}

/** An n8n process on the loopback address that can be stopped, killed and started again. */
export class N8nServer {
	readonly url: string;

	readonly logFile: string;

	private child: ChildProcess | undefined;

	private aheadMs = 0;

	private constructor(
		private readonly options: N8nOptions,
		readonly port: number,
		private readonly brokerPort: number,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.logFile = path.join(options.userFolder, `n8n-${this.command}-${port}.log`);
	}

	/** One that is not started yet. @throws Error when the port is taken. */
	static async prepare(options: N8nOptions): Promise<N8nServer> {
		const { port } = options;
		const own = port === undefined ? await freePort() : await requireFree(port);
		return new N8nServer(options, own, await freePort());
	}

	/** Undefined while it is not running. */
	get pid(): number | undefined {
		return this.child?.pid;
	}

	get userFolder(): string {
		return this.options.userFolder;
	}

	private get command(): string {
		return this.options.command ?? 'start';
	}

	/** Starts it and waits until it answers. @throws Error with the end of its log. */
	async start(): Promise<void> {
		this.child = await this.spawn();
		try {
			await this.ready(this.child);
		} catch (error) {
			await this.kill();
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(`n8n ${reason}.\n${await this.logTail()}\nThe whole log: ${this.logFile}`);
		}
	}

	/** Asks it to end, as a supervisor does, and makes it end when it takes too long. */
	async stop(): Promise<void> {
		await this.end('SIGTERM');
	}

	/** Ends it the way a crash does: it gets no chance to tidy up. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	/** Starts it again, if need be after stopping it: same folder, same ports. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Lets n8n's clock jump ahead; it stays ahead, also after a restart. */
	async moveClock(byMs: number): Promise<void> {
		if (!this.options.movableClock) throw new Error('This n8n was started with the real clock');
		this.aheadMs += byMs;
		const written = `${this.clockFile}.new`;
		await writeFile(written, String(this.aheadMs));
		await rename(written, this.clockFile);
		await sleep(CLOCK_SETTLES_MS);
	}

	/** What n8n takes for the present, epoch milliseconds. */
	get now(): number {
		return Date.now() + this.aheadMs;
	}

	private get clockFile(): string {
		return path.join(this.userFolder, 'clock-ahead');
	}

	private async spawn(): Promise<ChildProcess> {
		const { installation, userFolder, args = [], env, movableClock } = this.options;
		await mkdir(userFolder, { recursive: true });
		const log = await open(this.logFile, 'a');
		try {
			const n8n = path.join(installation.n8nFolder, 'bin', 'n8n');
			const before = [EXIT_WITH_PARENT, ...(movableClock ? [MOVED_CLOCK] : [])];
			const options = before.flatMap((file) => ['--require', file]);
			return spawn(installation.node, [...options, n8n, this.command, ...args], {
				cwd: userFolder,
				env: {
					...n8nEnvironment({
						installation,
						userFolder,
						port: this.port,
						brokerPort: this.brokerPort,
						env,
					}),
					EXIT_WITH_PARENT: String(process.pid),
					MOVED_CLOCK: this.clockFile,
				},
				stdio: ['ignore', log.fd, log.fd, 'pipe'],
				// Its own group, to be able to end its task runner with it.
				detached: process.platform !== 'win32',
			});
		} finally {
			await log.close();
		}
	}

	private async ready(child: ChildProcess): Promise<void> {
		const timeout = this.options.readyTimeoutMs ?? READY_TIMEOUT_MS;
		const deadline = Date.now() + timeout;
		let failure: Error | undefined;
		child.once('error', (error) => (failure = error));
		while (!(await this.answers())) {
			if (failure) throw new Error(`could not be started: ${failure.message}`);
			if (hasEnded(child)) throw new Error('ended while it was starting');
			if (Date.now() > deadline) throw new Error(`was not ready after ${timeout / 1000} s`);
			await sleep(POLL_MS);
		}
	}

	/** Its database is ready and, for the editor's process, so is the REST API. */
	private async answers(): Promise<boolean> {
		if (!(await isOk(`${this.url}/healthz/readiness`))) return false;
		return this.command !== 'start' || (await isOk(`${this.url}/rest/settings`));
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		const { child } = this;
		if (!child) return;
		this.child = undefined;
		if (!hasEnded(child)) {
			const exited = once(child, 'exit');
			child.kill(signal);
			await Promise.race([exited, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
		}
		// What is left of the group: n8n itself if it is stuck, or a task runner it did not end.
		killGroup(child, 'SIGKILL');
		if (!hasEnded(child)) await once(child, 'exit');
		child.stdio[3]?.destroy();
	}

	private async logTail(): Promise<string> {
		const lines = (await readFile(this.logFile, 'utf8')).trimEnd().split('\n');
		return lines.slice(-LOG_LINES).join('\n');
	}
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

/** Whether the address answers 2xx with JSON: while it starts, n8n answers with a page or not at all. */
async function isOk(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		await response.json();
		return response.ok;
	} catch {
		return false;
	}
}
