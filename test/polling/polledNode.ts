import { PollContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type { IDataObject, INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';

import { HousecallProPollingTrigger } from '../../nodes/HousecallPro/HousecallProPollingTrigger.node';
import { additionalData } from '../../tools/engine/additionalData';
import { nodeTypes } from '../../tools/engine/engine';

const TYPE = 'n8n-nodes-housecall-pro.housecallProPollingTrigger';
const NAME = 'Polling';

/** One polling node in n8n's own workflow and poll context. */
export class PolledNode {
	readonly type = new HousecallProPollingTrigger();

	readonly workflow: Workflow;

	constructor(
		private readonly baseUrl: string,
		parameters: INodeParameters,
		private readonly name = NAME,
		staticData: IDataObject = {},
	) {
		this.workflow = new Workflow({
			id: 'workflow',
			active: true,
			nodes: [
				{
					id: 'node',
					name,
					type: TYPE,
					typeVersion: 1.2,
					position: [0, 0],
					parameters,
					credentials: { housecallProApi: { id: '1', name: 'Housecall Pro' } },
				},
			],
			connections: {},
			nodeTypes: nodeTypes({ [TYPE]: this.type }),
			settings: { timezone: 'UTC' },
			staticData,
		});
	}

	async poll(mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[] | null> {
		const node = this.workflow.getNode(this.name);
		if (!node) throw new Error('the workflow lost its node');
		const credential = { apiKey: 'sandbox-key', baseUrl: this.baseUrl, scheme: 'Token' };
		const activation = mode === 'manual' ? 'manual' : 'activate';
		const data = additionalData(credential);
		const context = new PollContext(this.workflow, node, data, mode, activation);
		const items = await this.type.poll.call(context);
		return items && items[0].map(({ json }) => json);
	}

	get staticData() {
		return this.workflow.getStaticData('node', this.workflow.getNode(this.name) ?? undefined);
	}
}
