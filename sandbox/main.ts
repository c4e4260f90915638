/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { factsDocument } from './facts';
import { HELP, readFlags, type Flags } from './flags';
import { startSandbox } from './server';

async function main(): Promise<void> {
	const { help, facts, options, faults } = readFlags(process.argv.slice(2));
	if (help) return print(HELP);
	if (facts) return print(factsDocument());
	const sandbox = await startSandbox(options);
	sandbox.faults.set(faults);
	greet(sandbox.url, options);
	// not closed in good order, which would wait for slow answers and late events: all it has is in memory
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());
}

function greet(url: string, { apiKey, webhookSecret }: Flags['options']): void {
	const key = `-H 'Authorization: Token ${apiKey}'`;
	print(`Housecall Pro sandbox

  Base URL                ${url}
  API Key                 ${apiKey}
  Webhook Signing Secret  ${webhookSecret}

Try it:

  curl ${key} '${url}/company'
  curl ${key} '${url}/customers?page_size=2'
  curl ${key} '${url}/jobs?work_status[]=scheduled&page_size=2' -g
  curl ${url}/_sandbox/log
  curl -X POST ${url}/_sandbox/faults -H 'Content-Type: application/json' -d '{"rateLimit":5}'

sandbox/README.md says what else can be made to go wrong. Ctrl-C stops it.
`);
}

function print(text: string): void {
	process.stdout.write(text);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
