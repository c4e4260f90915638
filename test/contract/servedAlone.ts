import type { INodeParameters } from 'n8n-workflow';

import { resetRoutesForTests } from '../../nodes/HousecallPro/transport/routeAvailability';
import { DEFAULTS, startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { byId, jsonOf, runNode } from '../../tools/engine/engine';
import type { RunOptions } from '../../tools/engine/engine';
import { CASES } from './cases';
import type { Case } from './cases';

/** The contract's operations that the live service has, and those that it has not. */
export const SHARED = CASES.filter(({ isLive }) => isLive);
export const ELSEWHERE = CASES.filter(({ isLive }) => !isLive);

/** Two sandboxes, each serving one description alone; as new for every test. */
export function servingAlone(): Record<'contract' | 'live', Sandbox> {
	const sandboxes = {} as Record<'contract' | 'live', Sandbox>;
	beforeAll(async () => {
		for (const descriptions of ['contract', 'live'] as const) {
			sandboxes[descriptions] = await startSandbox({ customers: 30, descriptions });
		}
	});
	beforeEach(() => {
		resetRoutesForTests();
		for (const { log, state } of Object.values(sandboxes)) {
			state.reset();
			log.clear();
		}
	});
	afterAll(async () => {
		for (const sandbox of Object.values(sandboxes)) await sandbox.close();
	});
	return sandboxes;
}

/** Runs one operation of the node against a sandbox. */
export const operateAt = async (
	{ url }: Sandbox,
	resource: string,
	operation: string,
	fields: INodeParameters = {},
	options: Pick<RunOptions, 'items' | 'onError'> = {},
) => {
	const credential = { apiKey: DEFAULTS.apiKey, baseUrl: url };
	const parameters = { resource, operation, ...fields };
	const { items, error } = await runNode({ parameters, credential, ...options });
	return { output: jsonOf(items), error };
};

/** What to run an operation of `ELSEWHERE` on: fields that name a record of the sandbox, and something to send. */
export function fieldsFor({ route }: Case, { state }: Sandbox): INodeParameters {
	const records: Record<string, { id: string }> = {
		customer_id: state.customers.all()[0],
		employee_id: state.employees.all()[0],
		invoice_id: state.invoices.all()[0],
		job_id: state.jobs.all()[0],
		webhook_id: { id: 'whk_1' },
	};
	const more: Record<string, INodeParameters> = {
		'POST /invoices': { job_id: byId(records.job_id.id) },
		'POST /webhooks': { url: 'https://example.com/hook', events: ['job.completed'] },
		'PUT /jobs/{job_id}': { updateFields: { notes: 'Call first' } },
	};
	const id = /\{(\w+)\}/.exec(route)?.[1];
	return { ...(id && { [id]: byId(records[id].id) }), ...more[route] };
}

export const callsTo = ({ log }: Sandbox) =>
	log.entries.map(({ method, path }) => `${method} ${path}`);
