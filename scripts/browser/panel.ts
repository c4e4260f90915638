import type { Locator, Page } from 'playwright-core';
import type { NewCredential } from '../n8n/types';

const SLOW_MS = 60_000;

/** The panel of one node in n8n's editor, open. Every step waits for what it leads to. */
export class NodePanel {
	constructor(private readonly page: Page) {}

	/**
	 * Makes a credential from the node's own field, as somebody does who has none yet.
	 *
	 * @returns what n8n says of its test.
	 */
	async createCredential({ data }: NewCredential): Promise<string> {
		await this.page.getByRole('button', { name: 'Connect to Housecall Pro' }).click();
		for (const field of ['apiKey', 'baseUrl']) {
			await this.input(field).fill(String(data[field]));
		}
		await this.page.getByTestId('credential-save-button').click();
		await this.page.getByTestId('credential-edit-button').click();
		const success = this.page.getByTestId('credentials-config-container-test-success');
		await success.waitFor({ timeout: SLOW_MS });
		const [words] = (await success.innerText()).split('\n');
		// The Escape key would close the node's panel as well.
		await this.page.getByRole('button', { name: 'Close this dialog' }).click();
		await success.waitFor({ state: 'hidden' });
		return words.trim();
	}

	/** Opens a list of records, searches it for `typed` if given, and takes one. @returns all names it offered then */
	async pick(field: string, name: string, typed?: string): Promise<string[]> {
		await this.field(field).getByTestId('rlc-input').click();
		const items = this.page.getByTestId('rlc-item').filter({ visible: true });
		if (typed !== undefined) {
			await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(typed);
			await items.filter({ hasNotText: typed }).first().waitFor({ state: 'detached' });
		}
		const wanted = items.filter({ hasText: name }).first();
		await wanted.waitFor({ timeout: SLOW_MS });
		const offered = await items.allInnerTexts();
		await wanted.click();
		return offered;
	}

	/** Adds a field to the collection whose button has this label. */
	async add(label: string, displayName: string): Promise<void> {
		await this.page.getByPlaceholder(label).click();
		await this.option(displayName).click();
	}

	/** Opens a list of choices and takes one. @returns all that it offered */
	async choose(field: string, choice: string): Promise<string[]> {
		// While it loads, the list says so here, and does not open.
		await this.field(field).getByPlaceholder('Select', { exact: true }).waitFor();
		await this.field(field).click();
		await this.option(choice).waitFor({ timeout: SLOW_MS });
		const offered = await this.page.getByRole('option').filter({ visible: true }).allInnerTexts();
		await this.option(choice).click();
		await this.page.getByText('Parameters', { exact: true }).click();
		return offered;
	}

	/** The fields that n8n says the node before will have, which has not run yet. */
	async preview(): Promise<string[]> {
		const input = this.page.getByTestId('ndv-input-panel');
		await input.getByTestId('schema-preview-warning').waitFor({ timeout: SLOW_MS });
		return await input.getByTestId('run-data-schema-item').allInnerTexts();
	}

	/** Runs the node and those before it. @returns what its output shows */
	async execute(): Promise<string> {
		await this.page.getByTestId('node-execute-button').first().click();
		const count = this.page.getByTestId('output-panel').getByTestId('ndv-items-count');
		await count.waitFor({ timeout: SLOW_MS });
		return await count.innerText();
	}

	private field(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	private input(name: string): Locator {
		return this.field(name).locator('input');
	}

	private option(name: string): Locator {
		return this.page.getByRole('option', { name, exact: true }).filter({ visible: true }).first();
	}
}
