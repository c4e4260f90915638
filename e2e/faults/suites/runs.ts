/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { FaultRule } from '../../../sandbox/faults';
import { freePort } from '../../../tools/n8n/ports';
import { input, operate, refusalOf } from '../input';
import type { FaultRig } from '../rig';
import { failuresOf, recordsOf, type Run } from '../run';
import type { Fault, Suite } from '../suite';
import { byId } from '../workflows';

/** Runs Customer → Create for two items, with a credential that differs in one property. */
async function withCredential(
	rig: FaultRig,
	data: Record<string, string>,
	onError: 'continueErrorOutput' | 'continueRegularOutput' = 'continueRegularOutput',
): Promise<Run> {
	const { client, credential } = rig.stack;
	const name = `Another account ${Object.keys(data).join()}`;
	const other = { ...credential, name, data: { ...credential.data, ...data } };
	const { id } = await client.createCredential(other);
	const parameters = { resource: 'customer', operation: 'create', first_name: 'Ana' };
	const items = [{ isOwn: true }, { isOwn: false }];
	const run = await rig.run({ parameters, onError, credential: name }, items);
	await client.deleteCredential(id);
	return run;
}

const firstFailure = (run: Run) => failuresOf(run)[0]?.message.replace(/ \[item 0\]$/, '');

const credentials: Fault[] = [
	input(
		'A Base URL without https://, with On Error set to Continue (using error output)',
		'2 items on the error output, 0 on the other',
		async (rig) => {
			const data = { baseUrl: 'api.housecallpro.com' };
			const { errorItems, outcomes } = await withCredential(rig, data, 'continueErrorOutput');
			return `${errorItems} items on the error output, ${outcomes.length} on the other`;
		},
	),
	input(
		'An API Key by an expression, which gives another account’s key for the second item',
		'1 customer added; 1 error: Housecall Pro refused the API key',
		async (rig) => {
			const own = String(rig.stack.credential.data.apiKey);
			const apiKey = `={{ $json.isOwn ? '${own}' : 'another-key' }}`;
			const run = await withCredential(rig, { apiKey });
			const [{ message }, ...more] = failuresOf(run);
			const errors = `${more.length + 1} error: ${message.replace(/ \[item 1\]$/, '')}`;
			return `${recordsOf(run).length} customer added; ${errors}`;
		},
	),
	input(
		'A Base URL with “#” at its end',
		'"Base URL" in the credential holds more than an address; 0 requests',
		async (rig) => {
			const run = await withCredential(rig, { baseUrl: `${rig.stack.sandbox.url}#` });
			return `${firstFailure(run)}; ${run.requests.length} requests`;
		},
	),
	input(
		'Customer → Create while nothing listens at the Base URL',
		'it is said that nothing was added',
		async (rig) => {
			const baseUrl = `http://127.0.0.1:${await freePort()}`;
			const [{ advice }] = failuresOf(await withCredential(rig, { baseUrl }));
			return /not (?:carried out|sent|added)|never left/i.test(advice)
				? 'it is said that nothing was added'
				: advice;
		},
	),
];

const ITEMS = 30;

const pace = input(
	`Items at Once 20 for ${ITEMS} items under a limit of 5 requests a second`,
	`${ITEMS} customers in order, 0 errors`,
	async (rig) => {
		const ids = rig.customerIds().slice(0, ITEMS);
		rig.misbehave({ rateLimit: 5 });
		const fields = { customer_id: byId('={{ $json.id }}'), options: { itemsAtOnce: 20 } };
		const run = await operate(
			rig,
			['customer', 'get'],
			fields,
			ids.map((id) => ({ id })),
		);
		assert.deepEqual(
			recordsOf(run).map(({ id }) => id),
			ids,
		);
		return `${recordsOf(run).length} customers in order, ${failuresOf(run).length} errors`;
	},
);

const longError = input(
	'An error of two million characters',
	'fewer than 1000 of them in the item',
	async (rig) => {
		rig.disturb({ status: 400, body: { error: { message: 'Sorry. '.repeat(300_000) } } });
		const [id] = rig.customerIds();
		const run = await operate(rig, ['customer', 'get'], { customer_id: byId(id) });
		const { length } = JSON.stringify(run.outcomes);
		return length < 1000 ? 'fewer than 1000 of them in the item' : `${length} characters`;
	},
);

/** Without this route, a job is changed part by part, as on the live service. */
const NO_SUCH_ROUTE: FaultRule = { method: 'PUT', path: '^/jobs/[^/]+$', status: 404, html: true };

const inParts: Fault[] = [
	input(
		'Job → Update, part by part, whose note is added without an answer',
		'1 note, 0 errors',
		async (rig) => {
			const [job] = rig.stack.sandbox.state.jobs.all();
			const before = job.notes.length;
			rig.disturb(NO_SUCH_ROUTE, { method: 'POST', path: '/notes$', dropAfter: true, times: 1 });
			const fields = { job_id: byId(job.id), updateFields: { notes: 'Bring the long ladder' } };
			const run = await operate(rig, ['job', 'update'], fields);
			return `${job.notes.length - before} note, ${failuresOf(run).length} errors`;
		},
	),
	input(
		'Job → Update, part by part, of line items and a tag that the account does not have',
		'0 changes sent; the tag is named',
		async (rig) => {
			const [job] = rig.stack.sandbox.state.jobs.all();
			rig.disturb(NO_SUCH_ROUTE);
			const updateFields = { line_items: { item: [{ name: 'Flush' }] }, tags: 'No such tag' };
			const fields = { job_id: byId(job.id), updateFields };
			const run = await operate(rig, ['job', 'update'], fields);
			const message = String(firstFailure(run));
			const changes = run.requests.filter(
				({ method, status }) => method !== 'GET' && status !== 404,
			);
			return `${changes.length} changes sent; ${message.includes('No such tag') ? 'the tag is named' : message}`;
		},
	),
];

const archived = input(
	'A line item for a deleted job',
	'Archived job; 1 change sent',
	async (rig) => {
		const [job] = rig.stack.sandbox.state.jobs.all();
		job.deleted_at = rig.stack.sandbox.state.now();
		const fields = { job_id: byId(job.id), name: 'Tap' };
		const refusal = await refusalOf(rig, ['lineItem', 'create'], fields);
		return refusal.replace(/^.*(?=Archived job)/, '');
	},
);

export const runs: Suite = {
	title: 'Credential, pace and errors of a run',
	about: 'What hits the whole run, or a change that is more than one request.',
	faults: [...credentials, pace, longError, ...inParts, archived],
};
