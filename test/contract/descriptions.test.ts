import type { IDataObject } from 'n8n-workflow';

import type { LogEntry } from '../../sandbox/http/log';
import { answerOf } from '../../scripts/schemas/answers';
import { ELSEWHERE, fieldsFor, operateAt, servingAlone, SHARED } from './servedAlone';
import { CASES, isAnswered, isFor, isWasted } from './cases';

const sandboxes = servingAlone();

const title = '$route ($resource:$operation)';

describe('The two API descriptions', () => {
	describe.each([
		['contract', CASES, 28],
		['live', SHARED, 17],
	] as const)('a server of the %s description alone', (name, cases, count) => {
		it(`has ${count} of the contract’s operations`, () => {
			expect(cases).toHaveLength(count);
		});

		it.each(cases)(`answers ${title}, and is asked for nothing else`, async (own) => {
			const sandbox = sandboxes[name];

			await answerOf(sandbox, own.resource, own.operation);

			// a sandbox starts without webhooks: what is listed or deleted has to be made first;
			// what an invoice includes is read from its job, what an estimate and a job include from lists; a lead's customer
			// is looked for among the customers
			const aside = ['createWebhook', 'getJob', 'listCustomers', 'listEstimates', 'listJobs'];
			const isAside = ({ operationId }: LogEntry) => aside.includes(operationId ?? '');
			const { entries } = sandbox.log;
			expect(entries.filter(isFor(own.route)).some(isAnswered)).toBe(true);
			expect(entries.filter((entry) => !isFor(own.route)(entry) && !isAside(entry))).toEqual([]);
		});
	});

	/** What two runs of the same have in common. */
	const gist = ({ id, error, message }: IDataObject) => ({ id, error, message });

	it.each(ELSEWHERE)(
		`a missing route is asked for once by two executions: ${title}`,
		async (own) => {
			const { live } = sandboxes;
			const run = async () =>
				await operateAt(live, own.resource, own.operation, fieldsFor(own, live), {
					items: [{}, {}, {}],
					onError: 'continueRegularOutput',
				});

			const first = await run();
			const second = await run();

			expect(ELSEWHERE).toHaveLength(11);
			const wasted = live.log.entries.filter(isWasted);
			expect(wasted.map(isFor(own.route))).toEqual([true]);
			expect(second.output.map(gist)).toEqual(first.output.map(gist));
		},
	);
});
