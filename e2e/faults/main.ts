/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runScript } from '../../tools/command';
import { toStderr } from '../../tools/n8n/progress';
import { NEWEST_N8N, parseN8nVersion, VERSION_HELP } from '../../tools/n8n/versions';
import { startStack } from '../../tools/stack';
import { suites } from './suites';
import { toMarkdown } from './document';
import { report } from '../report';
import { allPassed } from '../run';
import { playFault, titleOf, type FaultResult } from './suite';
import { FaultRig } from './rig';

const DOCUMENT = path.resolve(__dirname, '..', '..', 'docs', 'reliability.md');
/** Six pages of them, at the 200 that the node asks for. */
const CUSTOMERS = 1_100;

const USAGE = `npm run test:faults [-- options]

Runs workflows in a real n8n with the packed package while the sandbox misbehaves, holds what comes of
it, and prints what was observed.

  --n8n VERSION  ${VERSION_HELP} (default ${NEWEST_N8N})
  --only REGEXP  the faults whose suite and name match this
  --write        keep the table in docs/reliability.md, too
  --help         print this

Faults:
${suites.flatMap((suite) => suite.faults.map((fault) => `  ${titleOf(suite, fault)}`)).join('\n')}
`;

const OPTIONS = {
	n8n: { type: 'string', default: NEWEST_N8N },
	only: { type: 'string', default: '' },
	write: { type: 'boolean', default: false },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const { only, write } = values;
	if (write && only) throw new Error('--write needs all faults');
	const version = parseN8nVersion(values.n8n);
	const stack = await startStack(lifetime, {
		version,
		sandbox: { apiKey: secret('key'), webhookSecret: secret('secret'), customers: CUSTOMERS },
		env: { N8N_LOG_LEVEL: 'debug' },
	});
	const results = await playAll(new FaultRig(stack, version), only);
	process.stdout.write(`${report(results)}\n`);
	if (!allPassed(results)) return 1;
	if (write) await writeFile(DOCUMENT, toMarkdown(version, results));
	return 0;
});

/** Made for this run, so that what holds it was told by nobody else. */
function secret(kind: string): string {
	return `sandbox-${kind}-${randomUUID()}`;
}

async function playAll(rig: FaultRig, only: string): Promise<FaultResult[]> {
	const pattern = new RegExp(only);
	const results: FaultResult[] = [];
	for (const suite of suites) {
		for (const fault of suite.faults) {
			if (!pattern.test(titleOf(suite, fault))) continue;
			results.push(await playFault(rig, suite, fault, toStderr));
		}
	}
	if (results.length === 0) throw new Error(`No fault matches "${only}"; see --help`);
	return results;
}
