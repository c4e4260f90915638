/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on a developer's machine, never inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readFlags } from '../../sandbox/flags';

describe('The sandbox’s command', () => {
	describe('flags', () => {
		it('have defaults', () => {
			expect(readFlags([])).toEqual({
				help: false,
				facts: false,
				options: {
					port: 4010,
					customers: 200,
					seed: 1,
					apiKey: 'sandbox-key',
					webhookSecret: 'sandbox-webhook-secret',
					descriptions: 'both',
					behaviour: {},
				},
				faults: { latencyMs: 0 },
			});
		});

		it.each([
			[['--customers', 'many'], '--customers takes a whole number, not "many"'],
			[['--port', '-1'], "'--port'"],
			[['--customers', '60000'], '--customers takes 50000 at most, not 60000'],
			[['--rate-limit', '2.5'], '--rate-limit takes a whole number, not "2.5"'],
			[['--descriptions', 'none'], '--descriptions takes both, contract or live, not "none"'],
			[['--behaviour', 'odd'], '--behaviour takes JSON, not "odd"'],
			[['--wishes', '3'], "'--wishes'"],
		])('refuse %j', (flags, complaint) => {
			expect(() => readFlags(flags)).toThrow(complaint);
		});
	});

	describe('the command', () => {
		let child: ChildProcess;
		beforeAll(() => {
			const flags = ['--port', '0', '--api-key', 'mine', '--customers', '20', '--rate-limit', '1'];
			const script = join(__dirname, '../../sandbox/main.ts');
			child = spawn(process.execPath, [require.resolve('tsx/cli'), script, ...flags]);
		});
		afterAll(() => child.kill());

		it('starts as its flags say, tells where, and ends when asked', async () => {
			const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(await greeting(child)) ?? [];
			const get = async () =>
				await fetch(`${url}/customers`, { headers: { Authorization: 'Token mine' } });
			expect(await (await get()).json()).toMatchObject({ total_items: 20 });
			const answers = await Promise.all([get(), get(), get()]);
			expect(answers.map(({ status }) => status)).toContain(429);
			const faults = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
			const body = JSON.stringify({ latencyMs: 600_000 });
			await fetch(`${url}/_sandbox/faults`, { ...faults, body });
			const endless = expect(get()).rejects.toThrow();
			await new Promise((resolve) => setTimeout(resolve, 300));
			child.kill('SIGTERM');
			await endless;
			expect(await once(child, 'exit')).toEqual([0, null]);
		}, 120_000);
	});

	/** What the process prints until it has said all. */
	async function greeting(child: ChildProcess): Promise<string> {
		let text = '';
		for await (const chunk of child.stdout ?? []) {
			text += String(chunk);
			if (text.includes('_sandbox/faults')) break;
		}
		return text;
	}
});
