/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { addCustomer, addJob } from '../../account';
import type { ExampleRig } from '../rig';

const PHOTOS = ['before.png', 'after.png'];

/** Both photos are in the drive once, also when the workflow runs again. */
export async function checkJobPhotos(rig: ExampleRig, table: Table): Promise<void> {
	const { sandbox, credential } = rig.stack;
	sandbox.state.jobs.clear();
	const job = await addJob(rig, await addCustomer(rig));
	for (const name of PHOTOS) {
		const body = new FormData();
		body.set('file', new Blob([`photo ${name}`], { type: 'image/png' }), name);
		const headers = { Authorization: `Token ${String(credential.data.apiKey)}` };
		const url = `${sandbox.url}/jobs/${job}/attachments`;
		const response = await fetch(url, { method: 'POST', headers, body });
		assert.ok(response.ok, await response.text());
	}
	await rig.call('PUT', `/jobs/${job}`, { work_status: 'complete' });
	const number = sandbox.state.jobs.get(job)?.invoice_number;

	const { id } = await rig.add('job-photos-to-drive.json');
	await rig.runWell(id);
	await rig.runWell(id);

	const uploads = rig.mockService.received.map(({ method, path, body }) => [
		...[method, decodeURIComponent(path)],
		String(body),
	]);
	assert.deepEqual(
		uploads,
		PHOTOS.map((name) => ['PUT', `/drive/jobs/${number} ${name}`, `photo ${name}`]),
	);
	table.passed('Photos of a job', `${uploads.length} files, each once`);
}
