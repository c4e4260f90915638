import type { Locator, Page } from 'playwright-core';
import type { Owner } from '../../tools/n8n/rest';
import { open } from './open';

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
		await this.page.waitForURL((url) => !url.pathname.startsWith('/signin'));
	}

	/** Opens a workflow and shows all of it. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
		await this.page.getByTestId('zoom-to-fit').click();
	}

	/** Runs the opened workflow and waits until every one of its nodes has succeeded. */
	async execute(names: string[]): Promise<void> {
		const failure = this.page.getByTestId('node-issues').first();
		const endOf = (name: string) => this.success(name).or(failure).first();
		// n8n refuses the run, and only that, while its page is not connected to the server yet.
		await open(this.page.getByTestId('execute-workflow-button').first(), endOf(names[0]));
		for (const name of names) await endOf(name).waitFor();
		if (await failure.isVisible()) throw new Error('A node of the workflow failed');
	}

	/** Waits until the notices in the corner are gone, which they are by themselves after some seconds. */
	async noNotices(): Promise<void> {
		await this.page.locator('.el-notification').first().waitFor({ state: 'hidden' });
	}

	/** Lets the system be light or dark; the editor follows it. */
	async paint(colorScheme: 'light' | 'dark'): Promise<void> {
		await this.page.emulateMedia({ colorScheme });
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<void> {
		await open(this.node(name), this.page.getByTestId('node-parameters'), 'dblclick');
	}

	async select(name: string): Promise<void> {
		const selected = this.page.locator('.vue-flow__node.selected').filter({ has: this.node(name) });
		await open(this.node(name), selected);
	}

	/** Publishes the opened workflow, which activates its triggers. */
	async publish(): Promise<void> {
		const button = this.page.getByTestId('workflow-publish-button');
		await open(this.page.getByTestId('workflow-open-publish-modal-button'), button);
		await button.click();
		await this.page.getByTestId('workflow-active-version-indicator').waitFor();
	}

	/** Opens the list of a workflow's executions. @returns what it says once there is one that has succeeded */
	async succeededExecution(id: string): Promise<string> {
		await this.page.goto(`${this.url}/workflow/${id}/executions`);
		const list = this.page.getByTestId('current-executions-list');
		const succeeded = list.locator('[data-test-execution-status="success"]').first();
		await succeeded.waitFor();
		return (await succeeded.innerText()).replace(/\s*\n\s*/g, ', ');
	}

	private success(name: string): Locator {
		return this.node(name).getByTestId('canvas-node-status-success');
	}
}
