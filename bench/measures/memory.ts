import { executeByCli } from '../cli';
import { requireCustomers } from '../execution';
import type { Measurement } from '../measurement';
import type { Rig } from '../rig';
import { alternate } from '../rounds';
import type { SandboxProcess } from '../sandboxProcess';
import { figuresOf, median } from '../statistics';
import { empty, listByHttpRequest, listByOurs, listSimplified } from '../workflows';

const CUSTOMERS = 50_000;
const SUBJECT = `Return All of ${CUSTOMERS} customers`;

/** What a large list takes of memory, as it is and made small. */
export const memory: Measurement = {
	about: `The most memory (resident set) that a fresh \`n8n execute\` process had for ${SUBJECT}, over one with an empty workflow: whole records, and with Simplify. Peer: the HTTP Request node with its pagination, and Split Out.`,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS);
		const idOf = async (file: ReturnType<typeof empty>) =>
			(await rig.client.createWorkflow(file)).id;
		const none = await idOf(empty());
		const raw = await idOf(listByOurs(sandbox));
		const simple = await idOf(listSimplified(sandbox));
		const peer = await idOf(listByHttpRequest(sandbox));
		const peaks = await alternate(
			{
				none: async () => (await executeByCli(rig, none)).peakMiB,
				raw: async () => await weigh(rig, raw, sandbox),
				simple: async () => await weigh(rig, simple, sandbox),
				peer: async () => await weigh(rig, peer, sandbox),
			},
			{ what: SUBJECT, runs, progress: rig.progress },
		);
		const base = median(peaks.none);
		const over = (values: number[]) => values.map((value) => value - base);
		return {
			main: {
				what: `Peak memory of ${SUBJECT}`,
				figures: figuresOf('MiB', { ours: over(peaks.raw), peer: over(peaks.peer) }),
				targets: [{ figure: 'toPeer', atMost: 0.6 }],
			},
			more: {
				simplified: {
					what: 'The same with Simplify, peer: whole records by ours',
					figures: figuresOf('MiB', { ours: over(peaks.simple), peer: over(peaks.raw) }),
				},
			},
		};
	},
};

async function weigh(rig: Rig, workflowId: string, sandbox: SandboxProcess): Promise<number> {
	const { execution, peakMiB } = await executeByCli(rig, workflowId);
	requireCustomers(execution, sandbox.customerIds);
	return peakMiB;
}
