import type { Locator, Page } from 'playwright-core';
import type { NewCredential } from '../../tools/n8n/types';
import { open } from './open';

/** The dialog of a credential, reached from the node that needs it. */
export class CredentialDialog {
	readonly dialog: Locator;

	constructor(private readonly page: Page) {
		this.dialog = page.getByTestId('editCredential-modal');
	}

	/** Makes the credential, as somebody does who has none yet. */
	async create({ data }: NewCredential): Promise<void> {
		const connect = this.page.getByRole('button', { name: 'Connect to Housecall Pro' });
		await open(connect, this.input('apiKey'));
		for (const field of ['apiKey', 'webhookSigningSecret', 'baseUrl']) {
			await this.input(field).fill(String(data[field]));
		}
		await this.page.getByTestId('credential-save-button').click();
		await this.dialog.waitFor({ state: 'hidden' });
	}

	/** Opens the credential, which n8n then tests. @returns what n8n says of the test when it went well */
	async test(): Promise<string> {
		const success = this.page.getByTestId('credentials-config-container-test-success');
		await open(this.page.getByTestId('credential-edit-button'), this.dialog);
		await success.waitFor();
		const [words] = (await success.innerText()).split('\n');
		return words.trim();
	}

	async close(): Promise<void> {
		// The Escape key would close the node's panel as well.
		await this.page.getByRole('button', { name: 'Close this dialog' }).click();
		await this.dialog.waitFor({ state: 'hidden' });
	}

	private input(field: string): Locator {
		return this.dialog.getByTestId(`parameter-input-${field}`).locator('input');
	}
}
