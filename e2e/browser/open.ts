/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs on a developer's machine, never inside n8n */
import { errors, type Locator } from 'playwright-core';

/** The longest wait for one thing in the editor: a busy machine takes long. */
export const SLOW_MS = 90_000;

const PATIENCE_MS = 15_000;

/**
 * Clicks until `shown` is in sight. The editor loses a click that comes while it draws that part anew; somebody at the
 * screen would click again.
 */
export async function open(
	button: Locator,
	shown: Locator,
	click: 'click' | 'dblclick' = 'click',
): Promise<void> {
	const deadline = Date.now() + SLOW_MS;
	while (!(await shown.isVisible())) {
		try {
			await button[click]({ timeout: PATIENCE_MS });
			await shown.waitFor({ timeout: PATIENCE_MS });
		} catch (error) {
			if (!(error instanceof errors.TimeoutError) || Date.now() > deadline) throw error;
		}
	}
}
