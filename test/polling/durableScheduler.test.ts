import type { IDataObject } from 'n8n-workflow';

import { poll } from '../../nodes/HousecallPro/triggers/polling/poll';
import type { SimulatedAccount } from './simulatedAccount';
import { SimulatedN8n } from './simulatedN8n';
import { accountInVirtualTime, passTime } from './virtualTime';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let account: SimulatedAccount;

beforeEach(() => {
	account = accountInVirtualTime();
});
afterEach(() => jest.useRealTimers());

const pass = (milliseconds: number) => passTime(account, milliseconds);

function addJob(): string {
	const id = account.newId('job');
	account.write('jobs', { id, created_at: account.stamp, updated_at: account.stamp });
	return id;
}

/** Begins each poll with what the database holds, and stores what is new after the poll. */
class DurableN8n extends SimulatedN8n {
	static async publish(events: string[]): Promise<DurableN8n> {
		const n8n = new DurableN8n(account, { events });
		await n8n.publish(events);
		return n8n;
	}

	/** The poll of a publication is not stored. */
	async publish(events: string[]): Promise<void> {
		this.parameters = { events };
		await poll(this.context());
		account.requests.length = 0;
		pass(MINUTE);
	}

	/** @param takes how long the poll takes */
	async poll({ takes = 0, isStored = true } = {}): Promise<string[] | null> {
		this.staticData = structuredClone(this.stored);
		const polling = poll(this.context());
		pass(takes);
		const items = await polling;
		if (isStored) this.store();
		return items && items[0].map(({ json }) => (json.job as IDataObject).id as string);
	}

	store(): void {
		this.stored = structuredClone(this.staticData);
	}
}

describe('A poll by n8n’s durable scheduler', () => {
	it.each([SECOND, 30 * SECOND])(
		'waits for what came of the one before, which took %i ms, to be stored',
		async (takes) => {
			const n8n = await DurableN8n.publish(['job.created']);
			await n8n.poll();
			const first = addJob();
			expect(await n8n.poll({ takes, isStored: false })).toEqual([first]);

			const later = n8n.staticData;
			account.requests.length = 0;
			const second = addJob();
			pass(5 * SECOND);
			expect(await n8n.poll()).toBeNull();
			expect(account.requests).toEqual([]);

			n8n.stored = later;
			expect(await n8n.poll()).toEqual([second]);
		},
	);

	it('tells again what n8n could not store', async () => {
		const n8n = await DurableN8n.publish(['job.created']);
		await n8n.poll();
		const first = addJob();
		await n8n.poll({ isStored: false });
		pass(5 * SECOND);
		expect(await n8n.poll()).toBeNull();

		pass(MINUTE);
		const second = addJob();
		expect(await n8n.poll()).toEqual([first, second]);
	});

	it('stores what the poll of a publication has begun, once', async () => {
		const n8n = await DurableN8n.publish(['job.created']);
		expect(await n8n.poll()).toBeNull();
		const begun = n8n.stored;
		n8n.restart();
		const meanwhile = addJob();
		expect(await n8n.poll()).toEqual([meanwhile]);

		const { stored } = n8n;
		pass(MINUTE);
		expect(await n8n.poll()).toBeNull();
		expect(n8n.stored).toEqual(stored);
		expect(stored).not.toEqual(begun);
	});

	it('stores what an added event has begun', async () => {
		const n8n = await DurableN8n.publish(['job.canceled']);
		await n8n.poll();
		await n8n.publish(['job.canceled', 'job.created']);
		await n8n.poll();
		n8n.restart();
		const meanwhile = addJob();
		expect(await n8n.poll()).toEqual([meanwhile]);
	});
});
