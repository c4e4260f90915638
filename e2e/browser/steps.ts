/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Page } from 'playwright-core';
import type { Table } from '../../tools/table';

/** What is done on a page, step by step, with a line in the table for each. */
export class Steps {
	constructor(
		private readonly page: Page,
		private readonly table: Table,
		private readonly folder: string,
	) {}

	/**
	 * Does a step, which tells what it saw.
	 *
	 * @throws Error that names the step, and the picture of the page as it was when the step failed.
	 */
	async take(step: string, act: () => Promise<string>): Promise<void> {
		try {
			this.table.passed(step, await act());
		} catch (error) {
			// Playwright colours its messages, whoever reads them.
			this.table.broke(step, stripVTControlCharacters(String(error)));
			const picture = path.join(this.folder, 'failed.png');
			await this.page.screenshot({ path: picture });
			throw new Error(`Failed: ${step}. The page as it was then: ${picture}`, { cause: error });
		}
	}
}
