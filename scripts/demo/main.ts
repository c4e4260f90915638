/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { checkCredential } from './credential';
import { checkCustomerToJob } from './customerToJob';
import { checkLoaded } from './loaded';
import { checkNewCustomer } from './newCustomer';
import { Table } from '../../tools/table';
import { runScript } from '../../tools/command';
import type { Lifetime } from '../../tools/lifetime';
import { DEFAULT_OWNER } from '../../tools/n8n/rest';
import { portOption } from '../../tools/n8n/ports';
import { NEWEST_N8N, parseN8nVersion, VERSION_HELP } from '../../tools/n8n/versions';
import type { State } from '../../sandbox/state/state';
import { startStack, type Stack } from '../../tools/stack';

const USAGE = `npm run demo [-- options]

Starts an n8n with this package and a sandbox of Housecall Pro on this machine, runs the example
workflows and stays up until Ctrl-C.

  --once                check everything against the sandbox, stop, and exit with 0 or 1
  --n8n VERSION         ${VERSION_HELP} (default ${NEWEST_N8N})
  --port NUMBER         of the editor (default: a free one)
  --sandbox-port NUMBER of the sandbox (default: a free one)
  --help                print this
`;

const CHECKS = {
	Package: checkLoaded,
	Credential: checkCredential,
	'From customer to job': checkCustomerToJob,
	'New customer trigger': checkNewCustomer,
};

const OPTIONS = {
	once: { type: 'boolean', default: false },
	n8n: { type: 'string', default: NEWEST_N8N },
	port: { type: 'string' },
	'sandbox-port': { type: 'string' },
} as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const stack = await startStack(lifetime, {
		version: parseN8nVersion(values.n8n),
		port: portOption('--port', values.port),
		sandbox: { port: portOption('--sandbox-port', values['sandbox-port']) },
	});
	const code = await check(stack);
	if (!values.once) await stay(stack, lifetime);
	return code;
});

/** Goes on after a failure: each check stands for itself. */
async function check(stack: Stack): Promise<number> {
	const table = new Table();
	for (const [what, run] of Object.entries(CHECKS)) {
		try {
			await run(stack, table);
		} catch (error) {
			table.broke(what, error);
		}
	}
	return table.conclude();
}

async function stay({ n8n, sandbox, credential }: Stack, lifetime: Lifetime): Promise<void> {
	process.stdout.write(`
Editor    ${n8n.url}
User      ${DEFAULT_OWNER.email}
Password  ${DEFAULT_OWNER.password}
Sandbox   ${sandbox.url} (API key ${String(credential.data.apiKey)})

Publish "Housecall Pro: new customer" (n8n 1: activate it), then add a customer:
  curl -H 'Authorization: Token ${String(credential.data.apiKey)}' -H 'Content-Type: application/json' \\
    -d '{"first_name":"Sam","email":"sam@example.com"}' ${sandbox.url}/customers

For "Housecall Pro Polling Trigger" on Job Completed, in a published workflow of yours, complete a job:
  curl -X PUT -H 'Authorization: Token ${String(credential.data.apiKey)}' -H 'Content-Type: application/json' \\
    -d '{"work_status":"complete"}' ${sandbox.url}/jobs/${scheduledJob(sandbox.state)}

Ctrl-C stops everything and deletes this n8n: export what you want to keep (⋯ → Export JSON).
`);
	await lifetime.stay();
}

/** The ID of a job that can be completed. */
function scheduledJob({ jobs }: State): string {
	const job = jobs.all().find((one) => one.work_status === 'scheduled' && !one.deleted_at);
	return job?.id ?? '';
}
