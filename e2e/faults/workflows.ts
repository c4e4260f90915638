import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../../tools/n8n/types';
import { CREDENTIAL, twoNodes, type Node } from '../trigger/workflows';

/** What the node of interest is called in every workflow. */
export const NODE = 'Housecall Pro';

const START = 'Start';

export interface Action {
	parameters: INodeParameters;
	/** What the node does with the rest when an item fails; goes on by default. */
	onError?: Node['onError'];
	/** Another credential than that of the suite, by its name. */
	credential?: string;
	/** Of the workflow, such as `America/New_York`. */
	timezone?: string;
}

/** A workflow that hands items to the node when it is run by hand. */
export function byHand(
	{ parameters, onError = 'continueRegularOutput', credential, timezone }: Action,
	items: IDataObject[],
): WorkflowFile {
	const start: Node = {
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const action: Node = {
		name: NODE,
		type: 'n8n-nodes-housecall-pro.housecallPro',
		typeVersion: 1,
		position: [220, 0],
		parameters,
		credentials: credential ? { housecallProApi: { id: null, name: credential } } : CREDENTIAL,
		onError,
	};
	const name = `${String(parameters.resource)}: ${String(parameters.operation)}`;
	const pinData = { [START]: items.map((json) => ({ json })) };
	const settings = timezone ? { settings: { timezone } } : {};
	return { ...twoNodes(start, action, name), ...settings, pinData };
}

/** The value of a field that names a record by its ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
