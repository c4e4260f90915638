import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { readExample } from '../../scripts/demo/workflows';
import type { SimulatedAccount } from './simulatedAccount';
import { SimulatedN8n } from './simulatedN8n';
import { accountInVirtualTime, passTime } from './virtualTime';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let account: SimulatedAccount;

beforeEach(() => {
	account = accountInVirtualTime();
});
afterEach(() => jest.useRealTimers());

const pass = (milliseconds: number) => passTime(account, milliseconds);

function addEstimate(): string {
	pass(1_000);
	const id = account.newId('csr');
	const times = { created_at: account.stamp, updated_at: account.stamp };
	const options = [{ id: account.newId('est'), approval_status: null }];
	account.write('estimates', { id, ...times, options });
	return id;
}

/** As the service does it: the option's time changes, the estimate's does not. */
function approve(id: string) {
	const estimate = account.read('estimates', id);
	const [option] = estimate.options as IDataObject[];
	const approved = { ...option, approval_status: 'approved', updated_at: account.stamp };
	account.write('estimates', { ...estimate, options: [approved] });
}

/** @returns the estimates that were told of after these were approved */
async function toldOf(parameters: INodeParameters, approved: string[]): Promise<unknown[]> {
	const n8n = new SimulatedN8n(account, parameters);
	await n8n.activate();
	for (const id of approved) approve(id);
	pass(15 * MINUTE);
	await n8n.tick();
	return n8n.events.map(({ estimate }) => (estimate as IDataObject).id);
}

describe('Approvals of old estimates', () => {
	it('are noticed in the example that books their jobs, for a year', async () => {
		const { nodes } = await readExample('estimate-approved-to-job.json');
		const trigger = nodes.find(({ type }) => type.endsWith('PollingTrigger'));
		const tooOld = addEstimate();
		pass(10 * DAY);
		const old = addEstimate();
		pass(360 * DAY);
		expect(await toldOf(trigger?.parameters ?? {}, [tooOld, old])).toEqual([old]);
	});

	it('are noticed for the newest 450 estimates', async () => {
		const [behind, within] = [addEstimate(), addEstimate()];
		// what was created on the last day counts as new
		pass(2 * DAY);
		for (let count = 0; count < 449; count++) addEstimate();
		const events = ['estimate.option.approval_status_changed'];
		expect(await toldOf({ events }, [behind, within])).toEqual([within]);
	});
});
