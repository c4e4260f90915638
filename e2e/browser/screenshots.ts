/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { poll } from '../../tools/n8n/client';
import { SLOW_MS } from './open';

/** Where the README has its pictures. */
export const IMAGES = path.resolve(__dirname, '..', '..', 'docs', 'images');

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** A folder of pictures of a page. */
export class Screenshots {
	private constructor(
		private readonly page: Page,
		private readonly folder: string,
	) {}

	static async open(page: Page, folder: string): Promise<Screenshots> {
		await mkdir(folder, { recursive: true });
		return new Screenshots(page, folder);
	}

	/**
	 * Saves a picture of the page once it stands still, or of the place of `part` with all that lies over it, which
	 * ends with `end`.
	 */
	async save(name: string, part?: Locator, end?: Locator): Promise<void> {
		// What lies under the mouse looks different.
		await this.page.mouse.move(0, 0);
		let last: Buffer = Buffer.alloc(0);
		const picture = await poll('the page to stand still', SLOW_MS, async () => {
			const next = await this.page.screenshot({ clip: part && (await boxOf(part, end)) });
			const still = next.equals(last);
			last = next;
			return still ? next : undefined;
		});
		await writeFile(path.join(this.folder, `${name}.png`), picture);
	}
}

async function boxOf(part: Locator, end?: Locator): Promise<Box> {
	const box = await part.boundingBox();
	if (!box) throw new Error(`${String(part)} is not in sight`);
	if (!end) return box;
	const { y, height } = await boxOf(end);
	return { ...box, height: y + height - box.y };
}
