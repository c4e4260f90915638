import type { INodeParameters } from 'n8n-workflow';
import { CREDENTIAL, type Node } from '../trigger/workflows';

/** n8n refuses a poll time of less than a minute, but takes any number of them. */
const EVERY_5_SECONDS = Array.from({ length: 12 }, (_, index) => ({
	mode: 'custom',
	cronExpression: `${index * 5} * * * * *`,
}));

export const NODE = 'Housecall Pro Polling Trigger';

/** The trigger, polling every 5 seconds. */
export const pollingNode = (events: string[], options: INodeParameters = {}): Node => ({
	name: NODE,
	type: 'n8n-nodes-housecall-pro.housecallProPollingTrigger',
	typeVersion: 1.2,
	position: [0, 0],
	parameters: {
		pollTimes: { item: EVERY_5_SECONDS },
		events,
		options,
	},
	credentials: CREDENTIAL,
});
