import type { Measurement } from '../measurement';
import { alternate } from '../rounds';
import { figuresOf } from '../statistics';
import { listByOurs } from '../workflows';
import { CUSTOMERS, timeList } from './returnAll';

const FACTOR = 5;

/** Whether five times as many records take five times as long. */
export const scale: Measurement = {
	about:
		'Return All of 50,000 customers against 10,000, without latency. “Floor” is our own time for 10,000.',
	async run(rig, runs) {
		const few = await rig.sandbox(CUSTOMERS);
		const many = await rig.sandbox(CUSTOMERS * FACTOR);
		const { client, progress } = rig;
		const listFew = await client.createWorkflow(listByOurs(few));
		const listMany = await client.createWorkflow(listByOurs(many));
		const samples = await alternate(
			{
				floor: async () => await timeList(rig, listFew.id, few),
				ours: async () => await timeList(rig, listMany.id, many),
			},
			{ what: 'Return All of 50,000 customers', runs, warmUp: true, progress },
		);
		return {
			main: {
				what: 'Return All of 50,000 customers (floor: ours for 10,000)',
				figures: figuresOf('ms', samples),
				targets: [{ figure: 'toFloor', atMost: 4 }],
			},
		};
	},
};
