/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { poll } from '../../tools/n8n/client';
import { killGroup } from '../../tools/n8n/childProcess';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

export interface ServiceOptions {
	/** For messages. */
	name: string;
	/** The program and its arguments. */
	command: [string, ...string[]];
	/** A program, with its arguments, that succeeds once the service is ready. */
	readiness: [string, ...string[]];
	cwd: string;
	logFile: string;
	/** Asks the service to end soon. */
	stopSignal: NodeJS.Signals;
}

/** A server program that was started here. */
export class Service {
	private constructor(
		private readonly options: ServiceOptions,
		private readonly child: ChildProcess,
	) {}

	/** Starts the program. It is not ready yet. */
	static async spawn(options: ServiceOptions): Promise<Service> {
		const [program, ...args] = options.command;
		const log = await open(options.logFile, 'a');
		try {
			const child = spawn(program, args, {
				cwd: options.cwd,
				stdio: ['ignore', log.fd, log.fd],
				// Ctrl-C in the terminal is for the script, which ends n8n first.
				detached: true,
			});
			await once(child, 'spawn');
			return new Service(options, child);
		} finally {
			await log.close();
		}
	}

	/** @throws Error that names the log, when it ends or takes too long */
	async ready(): Promise<void> {
		const { name, readiness, logFile } = this.options;
		const [program, ...args] = readiness;
		await poll(`${name} to be ready; see ${logFile}`, READY_TIMEOUT_MS, async () => {
			if (this.hasEnded) throw new Error(`${name} has ended; see ${logFile}`);
			const asked = promisify(execFile)(program, args);
			return await asked.then(
				() => true,
				() => undefined,
			);
		});
	}

	/** Asks it to end, and makes it end when it takes too long. */
	async stop(): Promise<void> {
		if (this.hasEnded) return;
		const exited = once(this.child, 'exit');
		this.child.kill(this.options.stopSignal);
		await Promise.race([exited, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
		if (!this.hasEnded) killGroup(this.child, 'SIGKILL');
		if (!this.hasEnded) await exited;
	}

	private get hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}
}
