/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { StoredWorkflow, WorkflowFile } from '../tools/n8n/types';
import type { Stack } from '../tools/stack';

/** What every suite does to an n8n and the sandbox behind it. A suite that needs more extends it. */
export class Rig {
	/** Those that were stored and not deleted again. */
	readonly workflowIds: string[] = [];

	constructor(readonly stack: Stack) {}

	/** Calls the service as another program would. @throws AssertionError for a response that is not 2xx */
	async call(method: string, path: string, body?: object): Promise<IDataObject & { id: string }> {
		const { sandbox, credential } = this.stack;
		const response = await fetch(sandbox.url + path, {
			method,
			headers: {
				Authorization: `Token ${String(credential.data.apiKey)}`,
				'Content-Type': 'application/json',
			},
			body: body && JSON.stringify(body),
		});
		assert.ok(response.ok, `${method} ${path} answered ${response.status}`);
		const text = await response.text();
		return (text ? JSON.parse(text) : {}) as IDataObject & { id: string };
	}

	/** Stores a workflow that {@link deleteWorkflows} deletes again. */
	async storeWorkflow(file: WorkflowFile): Promise<StoredWorkflow> {
		const workflow = await this.stack.client.createWorkflow(file);
		this.workflowIds.push(workflow.id);
		return workflow;
	}

	async deleteWorkflows(): Promise<void> {
		for (let id = this.workflowIds.pop(); id; id = this.workflowIds.pop()) {
			await this.stack.client.deleteWorkflow(id);
		}
	}
}
