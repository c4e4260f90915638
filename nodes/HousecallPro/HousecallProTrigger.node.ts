import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { nodeHint } from './helpers/builderHints';
import { getLocations } from './methods/loadOptions';
import { properties } from './triggers/webhook/properties';
import { checkExists, create, deleteWebhook } from './triggers/webhook/lifecycle';
import { BY_HAND } from './triggers/webhook/registration';
import { receive } from './triggers/webhook/receive';

export class HousecallProTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Housecall Pro Trigger',
		name: 'housecallProTrigger',
		icon: {
			light: 'file:../../icons/housecallPro.svg',
			dark: 'file:../../icons/housecallPro.dark.svg',
		},
		group: ['trigger'],
		// for version 1, and only for it, n8n evaluates an expression on every delivery, which is slow
		version: [1.1],
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		// n8n's list of nodes shows this for both nodes together
		description:
			'Starts workflows when something happens in Housecall Pro, and works with customers, jobs and invoices',
		defaults: { name: 'Housecall Pro Trigger' },
		eventTriggerDescription: 'Waiting for an event from Housecall Pro',
		activationMessage: `Events from Housecall Pro now start this workflow. With "Registration" set to "${BY_HAND}", save the production URL in Housecall Pro, too. Events are refused until the credential has the signing secret from there (App Store → Webhooks), or the option "Accept Unsigned Events" is on.`,
		triggerPanel: {
			header: 'Get events from Housecall Pro',
			executionsHelp: {
				inactive: `<b>While you build the workflow</b>, start listening with the button here, then change something in Housecall Pro: the event shows up here. With "Registration" set to "${BY_HAND}", save the Test URL in Housecall Pro first. Nothing shows up? Copy the signing secret from Housecall Pro (App Store → Webhooks) into the credential, or switch on the option "Accept Unsigned Events".<br><br><b>Once it is ready</b>, publish the workflow (n8n 1: activate it). From then on every chosen event starts it; those executions are in the executions list.`,
				active: `<b>The workflow is active</b>: every chosen event starts it, and those executions are in the <a data-key="executions">executions list</a>.<br><br><b>While you change it</b>, start listening with the button here, then change something in Housecall Pro: the event shows up here. Listening does not disturb the active workflow; but with "Registration" set to "${BY_HAND}", events come here only while the Test URL is saved in Housecall Pro, and then to nowhere else.`,
			},
			activationHint:
				'Publish the workflow (n8n 1: activate it) to have it started by events without listening for them here.',
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'housecallProApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: 'onReceived',
				responseData: 'Event received',
			},
		],
		properties,
		...nodeHint({
			searchHint:
				'Only where events must come within seconds, or cannot be polled (deleted records, sent estimates). With a Housecall Pro account set registration to "manual": an admin pastes the URL, and the credential needs the signing secret. n8n must be reachable from the internet. Otherwise use the Housecall Pro Polling Trigger.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-housecall-pro.housecallProPollingTrigger',
					relationHint: 'The same events without a webhook',
				},
				{
					nodeType: 'n8n-nodes-housecall-pro.housecallPro',
					relationHint: 'Reads and changes the record that an event is about',
				},
			],
		}),
	};

	methods = { loadOptions: { getLocations } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteWebhook(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
