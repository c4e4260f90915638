import type { IDataObject } from 'n8n-workflow';

import { changes } from '../../e2e/polling/changes';
import type { Emitted } from '../../e2e/polling/changes/ledger';
import { Office } from '../../e2e/polling/changes/office';
import { comingSoon } from '../../e2e/polling/changes/soon';
import { feeds } from '../../nodes/HousecallPro/triggers/polling/feeds';
import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox } from '../../sandbox/server';
import { PolledNode } from './polledNode';

const MINUTE = 60_000;

/** Requests take real time. */
const NOT_FAKED = [
	...(['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
	...(['setInterval', 'clearInterval', 'queueMicrotask', 'performance'] as const),
];

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ customers: 20 });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	jest.useFakeTimers({ now: Date.now(), doNotFake: NOT_FAKED });
	forgetProcess();
});
afterEach(() => jest.useRealTimers());

const pass = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

async function call(method: string, path: string, body?: object) {
	const headers = { Authorization: 'Token sandbox-key', 'Content-Type': 'application/json' };
	const options = { method, headers, body: body && JSON.stringify(body) };
	const response = await fetch(sandbox.url + path, options);
	expect([path, response.ok]).toEqual([path, true]);
	const text = await response.text();
	return (text ? JSON.parse(text) : {}) as IDataObject & { id: string };
}

/** An account in which there is what changes need, and what will come with time. */
async function opened() {
	const office = await Office.open({ call, stack: { sandbox } });
	for (const { takes } of Object.values(changes)) if (takes) await office.stock(takes);
	const coming = await comingSoon(office, Date.now());
	await office.begin();
	pass(1_000);
	return { office, coming };
}

describe('each event of each family, in n8n’s own context', () => {
	it.each([
		['in one poll', 1],
		['with a poll after each change', 2],
		['with another process for each poll', 3],
	])(
		'comes once, %s',
		async (_how, way) => {
			sandbox.state.reset();
			const { office, coming } = await opened();
			const { ledger } = office;
			const node = new PolledNode(sandbox.url, { events: ['*'] });
			const items: IDataObject[] = [];
			const poll = async () => {
				items.push(...((await node.poll()) ?? []));
				if (way === 3) forgetProcess();
			};
			await poll();
			expect(items).toEqual([]);

			for (const change of Object.values(changes)) {
				// what is changed within the second of its creation does not count as updated
				pass(1_000);
				await change.make(office, 0);
				ledger.noteUpdates();
				if (way > 1) await poll();
			}
			for (let count = 0; count < 3; count++) {
				pass(16 * MINUTE);
				await poll();
			}

			for (const [event, id] of coming) ledger.expect(event, id);
			expect(ledger.events).toEqual(feeds.flatMap(({ events }) => events).sort());
			const outcome = ledger.compare(items as Emitted[]);
			expect(outcome).toEqual({ missing: [], twice: [], untrue: [] });
		},
		180_000,
	);
});
