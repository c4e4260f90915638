import type { Locator, Page, Response } from 'playwright-core';
import { open } from './open';

/** The panel of one node in n8n's editor, open. Every step waits for what it leads to. */
export class NodePanel {
	/** All of it. */
	readonly window: Locator;

	/** The column with the node's fields. */
	readonly fields: Locator;

	/** What the node gets. */
	readonly input: Locator;

	/** The end of the list that is open. */
	readonly listEnd: Locator;

	constructor(private readonly page: Page) {
		this.window = page.getByTestId('ndv');
		this.fields = page.locator('.node-settings');
		this.input = page.getByTestId('ndv-input-panel');
		const choices = page.locator('.el-select-dropdown').filter({ visible: true });
		this.listEnd = this.records().or(choices).last();
	}

	/** Opens the list of records of a field. @returns what it offers, with `expected` among it if given */
	async openRecords(field: string, expected = ''): Promise<string[]> {
		await open(this.recordField(field), this.record(expected));
		return await this.records().allInnerTexts();
	}

	/** Searches the list that is open. @returns what it offers then, with `expected` among it */
	async searchRecords(typed: string, expected: string): Promise<string[]> {
		const isAnswer = (response: Response) =>
			response.url().endsWith('/dynamic-node-parameters/resource-locator-results') &&
			response.request().postDataJSON().filter === typed;
		await Promise.all([
			this.page.waitForResponse(isAnswer),
			this.page.getByTestId('rlc-search').filter({ visible: true }).fill(typed),
		]);
		await this.record(expected).waitFor();
		return await this.records().allInnerTexts();
	}

	/** Takes a record of the list that is open. @returns what the field shows then */
	async takeRecord(field: string, name: string): Promise<string> {
		await this.record(name).click();
		await this.records().first().waitFor({ state: 'hidden' });
		return await this.recordField(field).inputValue();
	}

	/** Adds a field to the collection whose button has this label. */
	async add(label: string, displayName: string): Promise<void> {
		await open(this.page.getByPlaceholder(label), this.choice(displayName));
		await this.choice(displayName).click();
	}

	/** Opens the list of choices of a field. @returns what it offers, with `expected` among it */
	async openChoices(field: string, expected: string): Promise<string[]> {
		// While n8n still asks for the choices, the field is disabled and does not open.
		const ready = this.field(field).getByRole('combobox', { disabled: false });
		await ready.last().waitFor();
		await open(this.field(field), this.choice(expected));
		return await this.choices().allInnerTexts();
	}

	/** Takes a choice of the list that is open, and closes it. */
	async takeChoice(field: string, name: string): Promise<void> {
		await this.choice(name).click();
		await this.field(field).locator('.el-tag').getByText(name, { exact: true }).waitFor();
		await this.fields.getByText('Parameters', { exact: true }).click();
		await this.choice(name).waitFor({ state: 'hidden' });
	}

	/** The fields in sight of those that n8n says the node before will have, which has not run yet. */
	async preview(): Promise<string[]> {
		await this.input.getByTestId('schema-preview-warning').waitFor();
		await this.inputFields().first().waitFor();
		return await this.inputFields().allInnerTexts();
	}

	inputField(name: string): Locator {
		return this.inputFields().filter({ hasText: name }).first();
	}

	/** Shows where a trigger receives events of an active workflow. @returns that address */
	async webhookUrls(): Promise<string> {
		const url = this.fields.locator('.webhook-url').filter({ visible: true }).first();
		await open(this.fields.getByText('Webhook URLs', { exact: true }), url);
		await this.fields.getByText('Production URL', { exact: true }).click();
		return await url.innerText();
	}

	/** Runs the node and those before it. @returns what its output shows */
	async execute(): Promise<string> {
		await this.page.getByTestId('node-execute-button').first().click();
		const count = this.page.getByTestId('output-panel').getByTestId('ndv-items-count');
		await count.waitFor();
		return await count.innerText();
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.fields.waitFor({ state: 'hidden' });
	}

	private inputFields(): Locator {
		return this.input.getByTestId('run-data-schema-item');
	}

	private field(name: string): Locator {
		return this.fields.getByTestId(`parameter-input-${name}`);
	}

	private recordField(name: string): Locator {
		return this.field(name).getByTestId('rlc-input');
	}

	private records(): Locator {
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}

	private record(name: string): Locator {
		return this.records().filter({ hasText: name }).first();
	}

	private choices(): Locator {
		return this.page.getByRole('option').filter({ visible: true });
	}

	private choice(name: string): Locator {
		return this.page.getByRole('option', { name, exact: true }).filter({ visible: true }).first();
	}
}
