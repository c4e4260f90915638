/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { n8nEnvironment } from '../tools/n8n/environment';
import { freePort } from '../tools/n8n/ports';
import type { Execution } from '../tools/n8n/types';
import { endOf, startProgram, type Program } from './program';
import type { Rig } from './rig';

const PEAK_MEMORY = path.join(__dirname, 'programs', 'peakMemory.cjs');
const MIB = 1024 ** 2;

export interface CliRun {
	execution: Execution;
	/** The most memory (resident set) that the process had at any time. */
	peakMiB: number;
}

/** Runs a workflow in a process of its own, by `n8n execute`, on the database of the rig's n8n. */
export async function executeByCli(rig: Rig, workflowId: string): Promise<CliRun> {
	const peakFile = path.join(rig.userFolder, 'peak-memory');
	const outputFile = path.join(rig.userFolder, 'execute-output');
	const program = await commandLine(rig, workflowId, peakFile);
	// n8n does not wait until a pipe has taken all that it printed; a file takes it at once.
	const output = await open(outputFile, 'w');
	const { complaints } = await endOf(startProgram({ ...program, outputFd: output.fd }));
	await output.close();
	return {
		execution: toExecution(await readFile(outputFile, 'utf8'), complaints),
		peakMiB: Number(await readFile(peakFile, 'utf8')) / MIB,
	};
}

async function commandLine(rig: Rig, workflowId: string, peakFile: string): Promise<Program> {
	const { installation, userFolder } = rig;
	const n8n = path.join(installation.n8nFolder, 'bin', 'n8n');
	return {
		node: installation.node,
		args: ['--require', PEAK_MEMORY, n8n, 'execute', '--id', workflowId, '--rawOutput'],
		cwd: userFolder,
		signal: rig.signal,
		env: n8nEnvironment({
			installation,
			userFolder,
			port: await freePort(),
			brokerPort: await freePort(),
			env: { PEAK_MEMORY_FILE: peakFile },
		}),
	};
}

/**
 * n8n prints the run as indented JSON, after and maybe before lines of its log. How the process ended is not
 * asked: n8n's native modules sometimes crash at its very end, when all is done.
 *
 * @throws Error with what n8n said instead
 */
function toExecution(output: string, complaints: string): Execution {
	const lines = output.split('\n');
	const json = lines.slice(lines.indexOf('{'), lines.lastIndexOf('}') + 1).join('\n');
	if (json === '') throw new Error(`n8n printed no result:\n${output}\n${complaints}`);
	const { data, status, mode, startedAt, stoppedAt } = JSON.parse(json) as CliOutput;
	const { runData, error } = data.resultData;
	return { id: 'on the command line', status, mode, startedAt, stoppedAt, error, runData };
}

interface CliOutput extends Omit<Execution, 'id' | 'runData'> {
	data: { resultData: Pick<Execution, 'runData' | 'error'> };
}
