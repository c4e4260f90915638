/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { parseArgs } from 'node:util';
import { DEFAULTS, startSandbox, type SandboxOptions } from './server';

const HELP = `Starts a Housecall Pro on this machine, with data of its own.

  --port 4010                  0 takes a free port
  --customers 200              up to 50000
  --seed 1                     the same seed gives the same data
  --api-key KEY                what the Authorization header must carry
  --webhook-secret SECRET      signs the deliveries
  --descriptions both          contract, live or both: which routes exist
  --latency-ms 0               added to every request
  --rate-limit N               requests per second; none by default
`;

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4010' },
		customers: { type: 'string', default: String(DEFAULTS.customers) },
		seed: { type: 'string', default: String(DEFAULTS.seed) },
		'api-key': { type: 'string', default: DEFAULTS.apiKey },
		'webhook-secret': { type: 'string', default: DEFAULTS.webhookSecret },
		descriptions: { type: 'string', default: DEFAULTS.descriptions },
		'latency-ms': { type: 'string' },
		'rate-limit': { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

async function main(): Promise<void> {
	if (values.help) return print(HELP);
	const options = readOptions();
	const sandbox = await startSandbox(options);
	sandbox.faults.set({
		latencyMs: numberOf('latency-ms', values['latency-ms'] ?? '0'),
		...(values['rate-limit'] && { rateLimit: numberOf('rate-limit', values['rate-limit']) }),
	});
	greet(sandbox.url, options);
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => void sandbox.close());
}

function readOptions() {
	return {
		port: numberOf('port', values.port),
		customers: numberOf('customers', values.customers),
		seed: numberOf('seed', values.seed),
		apiKey: values['api-key'],
		webhookSecret: values['webhook-secret'],
		descriptions: descriptionsOf(values.descriptions),
	};
}

function numberOf(flag: string, text: string): number {
	const number = Number(text);
	if (Number.isInteger(number) && number >= 0) return number;
	throw new Error(`--${flag} takes a whole number, not "${text}"`);
}

function descriptionsOf(text: string): NonNullable<SandboxOptions['descriptions']> {
	if (text === 'both' || text === 'contract' || text === 'live') return text;
	throw new Error(`--descriptions takes both, contract or live, not "${text}"`);
}

function greet(url: string, { apiKey, webhookSecret }: ReturnType<typeof readOptions>): void {
	const key = `-H 'Authorization: Token ${apiKey}'`;
	print(`Housecall Pro sandbox

  address         ${url}
  API key         ${apiKey}
  webhook secret  ${webhookSecret}

Try it:

  curl ${key} '${url}/company'
  curl ${key} '${url}/customers?page_size=2'
  curl ${key} '${url}/jobs?work_status[]=scheduled&page_size=2' -g
  curl ${url}/_sandbox/log
  curl -X POST ${url}/_sandbox/faults -H 'Content-Type: application/json' -d '{"rateLimit":5}'
`);
}

function print(text: string): void {
	process.stdout.write(text);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
