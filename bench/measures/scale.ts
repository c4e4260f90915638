import type { Measurement } from '../measurement';
import { alternate } from '../rounds';
import { figuresOf } from '../statistics';
import { listByHttpRequest, listByOurs } from '../workflows';
import { CUSTOMERS, timeList } from './returnAll';

const FACTOR = 5;

/** Whether five times as many records take five times as long. */
export const scale: Measurement = {
	about:
		'Return All of 50,000 customers against 10,000, without latency. “Floor” is our own time for 10,000.',
	async run(rig, runs) {
		const few = await rig.startSandbox(CUSTOMERS);
		const many = await rig.startSandbox(CUSTOMERS * FACTOR);
		const { client, progress } = rig;
		const idOf = async (file: ReturnType<typeof listByOurs>) =>
			(await client.createWorkflow(file)).id;
		const ours = { few: await idOf(listByOurs(few)), many: await idOf(listByOurs(many)) };
		const peer = await idOf(listByHttpRequest(many));
		const samples = await alternate(
			{
				floor: async () => await timeList(rig, ours.few, few),
				ours: async () => await timeList(rig, ours.many, many),
				peer: async () => await timeList(rig, peer, many),
			},
			{ what: 'Return All of 50,000 customers', runs, progress },
		);
		return {
			main: {
				what: 'Return All of 50,000 customers (floor: ours for 10,000)',
				figures: figuresOf('ms', samples),
				targets: [{ figure: 'toFloor', atMost: 5.5 }],
			},
		};
	},
};
