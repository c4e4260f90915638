import type { INodeParameters } from 'n8n-workflow';
import type { SandboxProcess } from './sandboxProcess';
import { chain, httpRequest, node, noOp, ownCredential } from './workflows';

const SECONDS = 60;
const MAX_EVENTS = 1_000;

/** n8n refuses a poll time of less than a minute, but takes any number of them. */
const times = (everySeconds: number): INodeParameters[] =>
	Array.from({ length: SECONDS / everySeconds }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * everySeconds} * * * * *`,
	}));

/** New and changed customers by our polling trigger. */
export const pollByOurs = (sandbox: SandboxProcess, everySeconds: number) =>
	chain(
		'Polls by ours',
		node(
			'n8n-nodes-housecall-pro.housecallProPollingTrigger',
			1.2,
			{
				pollTimes: { item: times(everySeconds) },
				events: ['customer.created', 'customer.updated'],
				options: { maxEvents: MAX_EVENTS },
			},
			{ credentials: ownCredential(sandbox) },
		),
		noOp,
	);

const newest = ({ url }: SandboxProcess) =>
	`${url}/customers?sort_by=updated_at&sort_direction=desc&page_size=50`;

/** The least that a polling trigger can do. */
export const pollByDoingNothing = (sandbox: SandboxProcess, everySeconds: number) =>
	chain(
		'Polls by doing nothing',
		node(
			'n8n-nodes-do-nothing.doNothingPollingTrigger',
			1.1,
			{ pollTimes: { item: times(everySeconds) }, url: newest(sandbox) },
			{ credentials: ownCredential(sandbox) },
		),
		noOp,
	);

/** The customers that changed last by a schedule and the HTTP Request node, which does not tell what is new. */
export const pollBySchedule = (sandbox: SandboxProcess, everySeconds: number) =>
	chain(
		'Polls by a schedule',
		node('n8n-nodes-base.scheduleTrigger', 1.2, {
			rule: { interval: [{ field: 'seconds', secondsInterval: everySeconds }] },
		}),
		httpRequest({
			url: newest(sandbox),
			options: {},
		}),
	);
