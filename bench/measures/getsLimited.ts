import { durationOf, requireSame, runWorkflow } from '../execution';
import type { Measurement } from '../measurement';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import type { SandboxProcess } from '../sandboxProcess';
import { figuresOf, type Samples } from '../statistics';
import { outputOf } from '../../tools/n8n/types';
import { getsByHttpRequest, getsByOurs, LAST } from '../workflows';

const GETS = 1_000;
const REQUESTS_PER_SECOND = 20;

interface Outcome {
	failed: number;
	seconds: number;
	/** Of the requests that the service permits in that time, those that it carried out. */
	share: number;
}

/** Many single reads against a rate limit: losses, and how much of the limit is used. */
export const getsLimited: Measurement = {
	about: `${GETS} input items, each getting one customer, where the service permits ${REQUESTS_PER_SECOND} requests a second (fixed windows of one second, 429 with RateLimit-Reset above). Peer: the HTTP Request node with its defaults and “On Error: Continue”; it does not wait, so its time and share say little. Share: requests carried out ÷ (${REQUESTS_PER_SECOND} × seconds); a little over 1 where the run begins or ends within a window.`,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(GETS, { rateLimit: REQUESTS_PER_SECOND });
		const { client, progress } = rig;
		const { customerIds } = sandbox;
		const ours = await client.createWorkflow(getsByOurs(sandbox, customerIds));
		const peer = await client.createWorkflow(getsByHttpRequest(sandbox, customerIds));
		const results = await alternate(
			{
				ours: async () => await get(rig, ours.id, sandbox),
				peer: async () => await get(rig, peer.id, sandbox),
			},
			{ what: `${GETS} single gets`, runs, progress },
		);
		const samples = (value: (outcome: Outcome) => number): Samples => ({
			ours: results.ours.map(value),
			peer: results.peer.map(value),
		});
		return {
			main: {
				what: `${GETS} gets at ${REQUESTS_PER_SECOND} requests/s: time`,
				figures: figuresOf(
					's',
					samples(({ seconds }) => seconds),
				),
			},
			more: {
				failed: {
					what: 'Items lost',
					figures: figuresOf(
						'items',
						samples(({ failed }) => failed),
					),
					targets: [{ figure: 'ours', atMost: 0 }],
				},
				share: {
					what: 'Share of the permitted rate',
					figures: figuresOf(
						'of 1',
						samples(({ share }) => share),
					),
					targets: [{ figure: 'ours', atLeast: 0.95 }],
				},
			},
		};
	},
};

/** Gets every customer once. @throws Error when an item is another customer than the one asked for */
async function get({ client }: Rig, workflowId: string, sandbox: SandboxProcess): Promise<Outcome> {
	await sandbox.takeAnswered();
	const execution = await runWorkflow(client, workflowId);
	const items = outputOf(execution, LAST);
	const isGot = (_: unknown, index: number) => items[index]?.error === undefined;
	const got = items.filter(isGot).map(({ id }) => id);
	requireSame(got, sandbox.customerIds.filter(isGot));
	const seconds = durationOf(execution) / 1000;
	const answered = await sandbox.takeAnswered();
	return {
		failed: GETS - got.length,
		seconds,
		share: answered / (REQUESTS_PER_SECOND * seconds),
	};
}
