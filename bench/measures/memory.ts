import { executeByCli } from '../cli';
import type { Measurement } from '../measurement';
import { alternate } from '../rounds';
import { figuresOf, median } from '../statistics';
import { empty, listByHttpRequest, listByOurs, listSimplified } from '../workflows';
import { CUSTOMERS as FEW, weighList } from './returnAll';

const CUSTOMERS = 50_000;
const SUBJECT = `Return All of ${CUSTOMERS} customers`;

/** What a large list takes of memory, as it is and made small. */
export const memory: Measurement = {
	about: `The most memory (resident set) that a fresh \`n8n execute\` process had for ${SUBJECT}, over one with an empty workflow: whole records, and with Simplify. Peer: the HTTP Request node with its pagination, and Split Out. Floor: whole records of ${FEW} customers by ours.`,
	async run(rig, runs) {
		const sandbox = await rig.sandbox(CUSTOMERS);
		const smaller = await rig.sandbox(FEW);
		const idOf = async (file: ReturnType<typeof empty>) =>
			(await rig.client.createWorkflow(file)).id;
		const none = await idOf(empty());
		const raw = await idOf(listByOurs(sandbox));
		const few = await idOf(listByOurs(smaller));
		const simple = await idOf(listSimplified(sandbox));
		const peer = await idOf(listByHttpRequest(sandbox));
		const peaks = await alternate(
			{
				none: async () => (await executeByCli(rig, none)).peakMiB,
				raw: async () => await weighList(rig, raw, sandbox),
				simple: async () => await weighList(rig, simple, sandbox),
				few: async () => await weighList(rig, few, smaller),
				peer: async () => await weighList(rig, peer, sandbox),
			},
			{ what: SUBJECT, runs, progress: rig.progress },
		);
		const base = median(peaks.none);
		const over = (values: number[]) => values.map((value) => value - base);
		return {
			main: {
				what: `Peak memory of ${SUBJECT}`,
				figures: figuresOf('MiB', {
					ours: over(peaks.raw),
					peer: over(peaks.peer),
					floor: over(peaks.few),
				}),
				targets: [{ figure: 'toFloor', atMost: 5.5 }],
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
