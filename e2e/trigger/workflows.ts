import type { WorkflowFile } from '../../tools/n8n/types';

export const CREDENTIAL = { housecallProApi: { id: null, name: 'Housecall Pro account' } };

export type Node = WorkflowFile['nodes'][number];

export const triggerNode = (events: string[]): Node => ({
	name: 'Housecall Pro Trigger',
	type: 'n8n-nodes-housecall-pro.housecallProTrigger',
	typeVersion: 1.1,
	position: [0, 0],
	parameters: { events },
	credentials: CREDENTIAL,
});

const noOperation: Node = {
	name: 'Received',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [220, 0],
	parameters: {},
};

/** Tells an address about each event: `POST <url>/<ID of the event's customer>`. */
export const tellNode = (url: string): Node => ({
	name: 'Tell',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	position: [220, 0],
	parameters: { method: 'POST', url: `=${url}/{{ $json.customer.id }}`, options: {} },
});

/** A trigger and one node after it. */
export function twoNodes(
	trigger: Node,
	second: Node = noOperation,
	name = `On ${String(trigger.parameters.events)}`,
): WorkflowFile {
	return {
		name,
		nodes: [trigger, second],
		connections: { [trigger.name]: { main: [[{ node: second.name, type: 'main', index: 0 }]] } },
	};
}
