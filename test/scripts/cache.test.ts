/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cached, cacheFolder, type Entry } from '../../tools/n8n/cache';

const silent = () => undefined;
let cache: string;
let fills: number;

const entry = (fill?: Entry['fill']): Entry => ({
	name: 'thing-1',
	what: 'a thing',
	fill: async (folder, logFile) => {
		fills += 1;
		await writeFile(path.join(folder, 'content'), 'whole');
		await fill?.(folder, logFile);
	},
});

const content = async (folder: string) => await readFile(path.join(folder, 'content'), 'utf8');

beforeEach(async () => {
	cache = await mkdtemp(path.join(tmpdir(), 'cache-test-'));
	process.env.HOUSECALL_PRO_N8N_CACHE = cache;
	fills = 0;
});

afterEach(async () => {
	delete process.env.HOUSECALL_PRO_N8N_CACHE;
	await rm(cache, { recursive: true, force: true });
});

describe('The cache of n8n installations', () => {
	test('lies where the environment says', () => {
		expect(cacheFolder({ HOUSECALL_PRO_N8N_CACHE: '/own', XDG_CACHE_HOME: '/xdg' })).toBe('/own');
		expect(cacheFolder({ XDG_CACHE_HOME: '/xdg' })).toBe('/xdg/n8n-nodes-housecall-pro');
		expect(cacheFolder({})).toMatch(/\.cache\/n8n-nodes-housecall-pro$/);
	});

	test('fills an entry once, also for callers that come at the same time', async () => {
		const slow = entry(async () => await sleep(200));
		const folders = await Promise.all([cached(slow, silent), cached(slow, silent)]);
		expect(folders[0]).toBe(path.join(cache, 'thing-1'));
		expect(folders[1]).toBe(folders[0]);
		expect(await content(await cached(slow, silent))).toBe('whole');
		expect(fills).toBe(1);
	});

	test('leaves no entry behind when it cannot be filled', async () => {
		const broken = entry(async () => await Promise.reject(new Error('no network')));
		await expect(cached(broken, silent)).rejects.toThrow('no network');
		expect(await readdir(cache)).toEqual([]);
		expect(await content(await cached(entry(), silent))).toBe('whole');
	});

	test('never takes what an interrupted process left for whole, and removes it', async () => {
		await mkdir(path.join(cache, 'thing-1.partial-abc'));
		expect(await content(await cached(entry(), silent))).toBe('whole');
		expect(await readdir(cache)).toEqual(['thing-1']);
	});

	test('takes over the lock of a process that is gone', async () => {
		const lock = path.join(cache, 'thing-1.lock');
		await mkdir(lock);
		const longAgo = new Date(Date.now() - 60_000);
		await utimes(lock, longAgo, longAgo);
		expect(await content(await cached(entry(), silent))).toBe('whole');
	});

	test('waits for the lock of a living process, and stops waiting when interrupted', async () => {
		await mkdir(path.join(cache, 'thing-1.lock'));
		const lines: string[] = [];
		const interruption = new AbortController();
		const waiting = cached(entry(), (line) => lines.push(line), interruption.signal);
		await sleep(300);
		interruption.abort();
		await expect(waiting).rejects.toThrow('aborted');
		expect(lines).toEqual(['Another process is installing a thing; waiting …']);
		expect(fills).toBe(0);
	});
});
