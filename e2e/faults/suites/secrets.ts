/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Suite, Fault } from '../suite';
import type { FaultRig } from '../rig';
import { Search } from '../search';
import { count } from '../words';
import { byId } from '../workflows';

/** The name of a customer, which must be found where customers are kept. */
const NAME = 'Ada Planted-Marker';
const KEY = 'key';
const SECRET = 'signing secret';
const MARKER = 'marker';

/** Looks everywhere in one place. @returns how many things it looked at */
type Look = (rig: FaultRig, search: Search) => Promise<string>;

/** @param markerOf what is surely in this place, to see that the search finds something */
function absent(name: string, markerOf: (rig: FaultRig) => string, look: Look): Fault {
	return {
		name,
		expected: 'Neither is there; the marker is',
		async play(rig) {
			await plant(rig);
			const { apiKey, webhookSigningSecret } = rig.stack.credential.data;
			const search = new Search({
				[KEY]: String(apiKey),
				[SECRET]: String(webhookSigningSecret),
				[MARKER]: markerOf(rig),
			});
			const what = await look(rig, search);
			const observed = `${what}, ${search}`;
			assert.deepEqual([search.times(KEY), search.times(SECRET)], [0, 0], observed);
			assert.ok(search.times(MARKER) > 0, `The search finds nothing: ${observed}`);
			return observed;
		},
	};
}

/** Lets a customer's name go through the sandbox and n8n. */
async function plant(rig: FaultRig): Promise<void> {
	const { id } = await rig.call('POST', '/customers', { first_name: NAME });
	const parameters = { resource: 'customer', operation: 'get', customer_id: byId(id) };
	await rig.run({ parameters }, [{}]);
}

/** With all items and errors, as n8n keeps them. */
async function lookAtExecutions(rig: FaultRig, search: Search): Promise<string> {
	const { client } = rig.stack;
	let executions = 0;
	for (const workflowId of rig.workflowIds) {
		for (const { id } of await client.executions(workflowId)) {
			search.look(JSON.stringify(await client.rest.request('GET', `/rest/executions/${id}`)));
			executions += 1;
		}
	}
	return count(executions, 'execution');
}

async function lookAtLog(rig: FaultRig, search: Search): Promise<string> {
	const log = await readFile(rig.stack.n8n.logFile);
	search.look(log);
	return `${log.toString().split('\n').length} lines`;
}

/** n8n's database, settings and whatever else it has written, but for the packages that are installed there. */
async function lookAtFiles(rig: FaultRig, search: Search): Promise<string> {
	const folder = path.join(rig.stack.n8n.userFolder, '.n8n');
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => !file.split(path.sep).includes('node_modules'));
	for (const file of files) search.look(await readFile(file));
	return count(files.length, 'file');
}

async function lookAtRequests(rig: FaultRig, search: Search): Promise<string> {
	const requests = rig.allRequests;
	search.look(JSON.stringify(requests));
	return count(requests.length, 'request');
}

export const secrets: Suite = {
	title: 'Secrets',
	about:
		'A search for the API key and the webhook signing secret, in what all of the above has left. A marker, which has to be there, shows that the search works.',
	faults: [
		absent('Every execution, with all its items and errors', () => NAME, lookAtExecutions),
		absent('n8n’s log, in full detail (debug)', ({ stack }) => stack.n8n.url, lookAtLog),
		absent(
			'n8n’s database and other files, where the credential is encrypted',
			() => NAME,
			lookAtFiles,
		),
		absent('The sandbox’s record of requests', () => NAME, lookAtRequests),
	],
};
