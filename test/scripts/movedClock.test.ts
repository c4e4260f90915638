/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs in tests, never inside n8n */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const HOUR = 3_600_000;
const PROGRAM = `console.log(JSON.stringify([
	Date.now(), new Date().getTime(), new Date(5).getTime(), Date.UTC(1970, 0, 2),
	new Date() instanceof Date, typeof Date(), new (class extends Date {})().getTime(),
]))`;

describe('the clock of an n8n that is moved', () => {
	it('is ahead wherever the present is asked for, and nowhere else', () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'clock-'));
		const file = path.join(folder, 'ahead');
		writeFileSync(file, String(HOUR));
		const preload = path.join(__dirname, '../../tools/n8n/movedClock.cjs');
		const before = Date.now() + HOUR;
		const text = execFileSync(process.execPath, ['--require', preload, '-e', PROGRAM], {
			env: { MOVED_CLOCK: file },
			encoding: 'utf8',
		});
		rmSync(folder, { recursive: true });
		const [now, date, ofNumber, utc, isDate, type, extended] = JSON.parse(text) as number[];
		for (const time of [now, date, extended]) {
			expect(time).toBeGreaterThanOrEqual(before);
			expect(time).toBeLessThanOrEqual(Date.now() + HOUR);
		}
		expect([ofNumber, utc, isDate, type]).toEqual([5, 24 * HOUR, true, 'string']);
	});
});
