import type { INodeProperties } from 'n8n-workflow';

/** The choice of "Registration" for accounts of Housecall Pro, as the panel and errors call it. */
export const BY_HAND = 'Housecall Pro Account (Paste the URL)';

const registration: INodeProperties = {
	displayName: 'Registration',
	name: 'registration',
	type: 'options',
	options: [
		{
			name: 'Automatic (Sandbox or Own Server)',
			value: 'automatic',
			description: 'For servers with webhook subscriptions (/webhooks), such as the sandbox',
		},
		{
			name: BY_HAND,
			value: 'manual',
			description: 'You paste the URL in Housecall Pro once: App Store → Webhooks',
		},
	],
	default: 'automatic',
	description: 'How Housecall Pro learns where to send events',
};

const notice = (
	name: string,
	displayName: string,
	show?: 'automatic' | 'manual',
): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	...(show && { displayOptions: { show: { registration: [show] } } }),
	default: '',
});

/** One notice for each step, so that each stands on a line of its own. */
const steps = [
	'<b>Step 1.</b> Publish this workflow (n8n 1: activate it): Housecall Pro calls the URL when you save it.',
	'<b>Step 2.</b> Copy the Production URL: open "Webhook URLs" at the top of this panel, then the tab "Production URL".',
	'<b>Step 3.</b> In Housecall Pro, as an admin, open App Store → Webhooks, switch it on, paste the URL, and save.',
	'<b>Step 4.</b> Copy the signing secret from there into "Webhook Signing Secret" of this node’s credential. Without it, events are refused.',
	'<b>Step 5.</b> In Housecall Pro, tick the events that you chose here, and save again.',
].map((text, index) => notice(`manualStep${index + 1}`, text, 'manual'));

/** "Registration", and below it what the chosen way needs. */
export const registrationFields: INodeProperties[] = [
	notice(
		'pollingFirst',
		'<b>You have a Housecall Pro account?</b> The "Housecall Pro Polling Trigger" is the easier way: it needs nothing but the API key. Use this trigger for events within seconds, or for those that polling cannot find.',
	),
	registration,
	notice(
		'automaticLimits',
		`<b>Automatic does not work with a Housecall Pro account</b>, which cannot register webhooks by the API. Choose "${BY_HAND}" there. A server that has webhook subscriptions gets the URL when the workflow is published, and loses it afterwards.`,
		'automatic',
	),
	...steps,
	notice(
		'manualLimits',
		'An account has one URL: let one workflow receive all events and hand them on. To try the workflow, listen for a test event and save the Test URL for the time being; the active workflow gets nothing meanwhile.',
		'manual',
	),
];
