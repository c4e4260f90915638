import type { Locator, Page } from 'playwright-core';
import { open } from './open';

/** n8n's list of all nodes, beside the canvas. */
export class NodeCreator {
	readonly panel: Locator;

	constructor(private readonly page: Page) {
		this.panel = page.getByTestId('node-creator');
	}

	/** Opens the list and searches it. Resolves when `expected` was found. */
	async search(typed: string, expected: string): Promise<void> {
		const input = this.panel.getByTestId('node-creator-search-bar');
		await open(this.page.getByTestId('node-creator-plus-button'), input);
		await input.fill(typed);
		await this.found(expected).waitFor();
	}

	/** The line of a node in the list. */
	found(node: string): Locator {
		return this.panel.getByTestId('item-iterator-item').filter({ hasText: node }).first();
	}

	/** Opens the actions of a node that was found. */
	async openActions(node: string, expected: string): Promise<void> {
		await open(this.found(node), this.action(expected));
	}

	/** Adds the node by one of its actions, behind the node that is selected, which opens its panel. */
	async add(action: string): Promise<void> {
		await open(this.action(action), this.page.getByTestId('ndv'));
	}

	private action(name: string): Locator {
		return this.panel.getByText(name, { exact: true });
	}
}
