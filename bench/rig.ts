/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FaultSettings } from '../sandbox/faults';
import type { Lifetime } from '../tools/lifetime';
import { N8nClient } from '../tools/n8n/client';
import { runNpm } from '../tools/n8n/childProcess';
import { installN8n, type Installation } from '../tools/n8n/install';
import { installPackage, packPackage } from '../tools/n8n/package';
import { withProgress, type Progress } from '../tools/n8n/progress';
import { N8nServer } from '../tools/n8n/server';
import { NEWEST_N8N } from '../tools/n8n/versions';
import { packEarlier } from './earlier';
import { runProgram } from './program';
import { API_KEY, SandboxProcess, WEBHOOK_SECRET } from './sandboxProcess';

const DO_NOTHING = path.join(__dirname, 'doNothing');

/** The credential of n8n's own HTTP Request node. */
export const HEADER_CREDENTIAL = { type: 'httpHeaderAuth', name: 'Housecall Pro header' };

/** An n8n with this checkout's package and the do-nothing trigger beside it. */
export class Rig {
	private readonly sandboxes = new Map<number, SandboxProcess>();

	private constructor(
		private readonly lifetime: Lifetime,
		readonly installation: Installation,
		/** The packed package. */
		readonly tarball: string,
		readonly n8n: N8nServer,
		readonly client: N8nClient,
		readonly progress: Progress,
	) {}

	/** @param hasEarlier whether the package as it was at 0.1.0 is needed beside it */
	static async start(lifetime: Lifetime, progress: Progress, hasEarlier: boolean): Promise<Rig> {
		const { signal } = lifetime;
		const folder = await mkdtemp(path.join(tmpdir(), 'n8n-housecall-pro-bench-'));
		lifetime.defer(async (failed) => {
			if (failed) progress(`The logs are kept in ${folder}`);
			else await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		});
		const installation = await installN8n(NEWEST_N8N, { progress, signal });
		const tarball = await withProgress('Building the package', progress, async () => {
			const packed = await packPackage({ folder, signal });
			await installPackage(packed, folder, signal);
			await installPackage(await packDoNothing(folder, signal), folder, signal);
			if (hasEarlier) await installPackage(await packEarlier(lifetime, folder), folder, signal);
			return packed;
		});
		const n8n = await N8nServer.prepare({ installation, userFolder: folder });
		lifetime.defer(async () => await n8n.stop());
		await withProgress(`Starting n8n ${NEWEST_N8N}`, progress, async () => await n8n.start());
		const client = await N8nClient.connect(n8n.url);
		await client.createCredential({
			...HEADER_CREDENTIAL,
			data: { name: 'Authorization', value: `Token ${API_KEY}` },
		});
		return new Rig(lifetime, installation, tarball, n8n, client, progress);
	}

	/** Aborted when the benchmark is interrupted. */
	get signal(): AbortSignal {
		return this.lifetime.signal;
	}

	get userFolder(): string {
		return this.n8n.userFolder;
	}

	/** Of the Node.js that n8n runs on. */
	async nodeVersion(): Promise<string> {
		const { node } = this.installation;
		const args = ['--print', 'process.versions.node'];
		return (await runProgram({ node, args, cwd: this.userFolder, signal: this.signal })).trim();
	}

	/** The sandbox with so many customers, with these faults and no others. */
	async sandbox(customers: number, faults: FaultSettings = {}): Promise<SandboxProcess> {
		const sandbox = this.sandboxes.get(customers) ?? (await this.startSandbox(customers));
		this.sandboxes.set(customers, sandbox);
		await sandbox.set(faults);
		return sandbox;
	}

	/** Also makes a credential for it, which is named like its URL. */
	private async startSandbox(customers: number): Promise<SandboxProcess> {
		const what = `Starting a sandbox of ${customers} customers`;
		const start = async () => await SandboxProcess.start(this.lifetime, customers);
		const sandbox = await withProgress(what, this.progress, start);
		await this.client.createCredential({
			name: sandbox.url,
			type: 'housecallProApi',
			data: {
				apiKey: API_KEY,
				scheme: 'Token',
				baseUrl: sandbox.url,
				location: '',
				webhookSigningSecret: WEBHOOK_SECRET,
			},
		});
		return sandbox;
	}

	/** Lets `work` have the same n8n, started with other settings: same folder, same address, same session. */
	async withSettings<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
		const { installation, n8n, userFolder } = this;
		await n8n.stop();
		const other = await N8nServer.prepare({ installation, userFolder, port: n8n.port, env });
		this.lifetime.defer(async () => await other.stop());
		await other.start();
		const result = await work();
		await other.stop();
		await n8n.start();
		return result;
	}
}

async function packDoNothing(folder: string, signal: AbortSignal): Promise<string> {
	const destination = path.join(folder, 'do-nothing');
	await mkdir(destination);
	const logFile = path.join(folder, 'build.log');
	await runNpm(['pack', '--pack-destination', destination], { cwd: DO_NOTHING, logFile, signal });
	return path.join(destination, 'n8n-nodes-do-nothing-1.0.0.tgz');
}
