/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { parseArgs } from 'node:util';
import type { BehaviourSettings } from './behaviour';
import type { FaultSettings } from './faults';
import { DEFAULTS, type SandboxOptions } from './server';

const MOST_CUSTOMERS = 50_000;

export const HELP = `npm run sandbox [-- options]

Starts a Housecall Pro on this machine, with data of its own. It stays up until Ctrl-C.

  --port 4010                  0 takes a free port
  --customers 200              up to ${MOST_CUSTOMERS}
  --seed 1                     the same seed gives the same data
  --api-key KEY                what the Authorization header must carry
  --webhook-secret SECRET      signs the deliveries
  --descriptions both          contract, live or both: which routes exist
  --behaviour JSON             what is chosen where the live service was not recorded
  --latency-ms 0               added to every request
  --rate-limit N               requests per second; none by default
  --facts                      print how well each behaviour is known, as docs/sandbox-facts.md has it
  --help                       print this

Failures are set while it runs: POST /_sandbox/faults, see sandbox/README.md.
`;

export interface Flags {
	help: boolean;
	facts: boolean;
	options: Required<Omit<SandboxOptions, 'now'>>;
	faults: FaultSettings;
}

/**
 * Reads a command line.
 * @param args what follows the name of the script
 * @throws Error that names the flag that is wrong
 */
export function readFlags(args: string[]): Flags {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '4010' },
			customers: { type: 'string', default: String(DEFAULTS.customers) },
			seed: { type: 'string', default: String(DEFAULTS.seed) },
			'api-key': { type: 'string', default: DEFAULTS.apiKey },
			'webhook-secret': { type: 'string', default: DEFAULTS.webhookSecret },
			descriptions: { type: 'string', default: DEFAULTS.descriptions },
			behaviour: { type: 'string', default: '{}' },
			'latency-ms': { type: 'string', default: '0' },
			'rate-limit': { type: 'string' },
			facts: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const limit = values['rate-limit'];
	return {
		help: values.help,
		facts: values.facts,
		options: {
			port: numberOf('port', values.port),
			customers: numberOf('customers', values.customers, MOST_CUSTOMERS),
			seed: numberOf('seed', values.seed),
			apiKey: values['api-key'],
			webhookSecret: values['webhook-secret'],
			descriptions: descriptionsOf(values.descriptions),
			behaviour: behaviourOf(values.behaviour),
		},
		faults: {
			latencyMs: numberOf('latency-ms', values['latency-ms']),
			...(limit !== undefined && { rateLimit: numberOf('rate-limit', limit) }),
		},
	};
}

function numberOf(flag: string, text: string, most = Infinity): number {
	const number = Number(text);
	if (!text || !Number.isInteger(number) || number < 0) {
		throw new Error(`--${flag} takes a whole number, not "${text}"`);
	}
	if (number <= most) return number;
	throw new Error(`--${flag} takes ${most} at most, not ${text}`);
}

function behaviourOf(text: string): BehaviourSettings {
	const settings = parsed(text);
	if (typeof settings === 'object' && settings !== null) return settings;
	throw new Error(`--behaviour takes JSON, not "${text}"`);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function descriptionsOf(text: string): Flags['options']['descriptions'] {
	if (text === 'both' || text === 'contract' || text === 'live') return text;
	throw new Error(`--descriptions takes both, contract or live, not "${text}"`);
}
