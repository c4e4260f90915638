import type { Locator, Page } from 'playwright-core';
import type { Owner } from '../n8n/rest';

const SLOW_MS = 60_000;
const FADE_MS = 500;
const STILL_TRIES = 30;

/** n8n's editor in a browser page. Every step waits for what it leads to, and fails without it. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async signIn({ email, password }: Owner): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.getByRole('textbox', { name: 'Email' }).fill(email);
		await this.page.locator('input[type="password"]').fill(password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.waitForURL((url) => !url.pathname.startsWith('/signin'), { timeout: SLOW_MS });
	}

	/** Opens a workflow and shows all of it. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.canvasNodes().first().waitFor({ timeout: SLOW_MS });
		await this.page.getByTestId('zoom-to-fit').click();
	}

	/** Runs the opened workflow and waits until every one of its nodes has succeeded. */
	async execute(nodes: string[]): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').first().click();
		for (const name of nodes) {
			const success = this.canvasNode(name).locator('[data-test-id="canvas-node-status-success"]');
			await success.waitFor({ timeout: SLOW_MS });
		}
	}

	/** Closes the notices in the corner, which would go by themselves after some seconds. */
	async dismissNotices(): Promise<void> {
		const close = this.page.locator('.el-notification__closeBtn');
		while ((await close.count()) > 0) {
			await close.first().click();
			await this.page.waitForTimeout(FADE_MS);
		}
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<void> {
		await this.canvasNode(name).dblclick();
		await this.page.getByTestId('parameter-input').first().waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('parameter-input').first().waitFor({ state: 'hidden' });
	}

	/** Opens the list of all nodes and searches it. Resolves when `expected` was found. */
	async searchNodes(text: string, expected: string): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').first().click();
		await this.page.getByTestId('node-creator-search-bar').first().click();
		await this.page.keyboard.type(text);
		await this.page.getByTestId('node-creator-item-name').getByText(expected).first().waitFor();
	}

	/** Opens what was found: the list of a node's actions and triggers. */
	async openFound(name: string, expected: string): Promise<void> {
		await this.page.getByTestId('node-creator-item-name').getByText(name).first().click();
		await this.page.getByText(expected, { exact: true }).first().waitFor();
	}

	/** Searches for a node and adds it by one of its actions, behind the node that is selected, and opens its panel. */
	async addAction(typed: string, node: string, action: string): Promise<void> {
		await this.searchNodes(typed, node);
		await this.openFound(node, action);
		await this.page.getByText(action, { exact: true }).first().click();
		await this.page.getByTestId('parameter-input').first().waitFor();
	}

	async select(name: string): Promise<void> {
		await this.canvasNode(name).click();
	}

	/** Publishes the opened workflow, which activates its triggers. */
	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		await this.page.getByTestId('workflow-active-version-indicator').waitFor({ timeout: SLOW_MS });
	}

	/** Opens the list of a workflow's executions. @returns what it says once there is one that has succeeded */
	async succeededExecution(id: string): Promise<string> {
		await this.page.goto(`${this.url}/workflow/${id}/executions`);
		const list = this.page.getByTestId('current-executions-list');
		const succeeded = list.locator('[data-test-execution-status="success"]').first();
		await succeeded.waitFor({ timeout: SLOW_MS });
		return (await succeeded.innerText()).replace(/\s*\n\s*/g, ', ');
	}

	/** Opens a credential and waits for the good news of its test. */
	async openCredential(name: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials`);
		await this.page.getByText(name, { exact: true }).first().click();
		await this.page.getByTestId('credentials-config-container-test-success').waitFor();
	}

	/** A picture of the page once it has stopped changing. @throws Error when it does not stop. */
	async picture(): Promise<Buffer> {
		let last = await this.page.screenshot();
		for (let tries = 0; tries < STILL_TRIES; tries++) {
			await this.page.waitForTimeout(FADE_MS);
			const next = await this.page.screenshot();
			if (next.equals(last)) return next;
			last = next;
		}
		throw new Error(`${this.page.url()} does not stop changing`);
	}

	private canvasNodes(): Locator {
		return this.page.getByTestId('canvas-node');
	}

	private canvasNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}
}
