/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import { readExample } from '../../scripts/demo/workflows';

/**
 * A trigger that registers itself works with the sandbox only.
 * @throws AssertionError for an example whose note does not say what a Housecall Pro account needs
 */
export async function checkNote(file: string): Promise<void> {
	const { nodes } = await readExample(file);
	const registersItself = nodes.some(
		({ type, parameters }) =>
			type.endsWith('.housecallProTrigger') && parameters.registration !== 'manual',
	);
	const note = nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote');
	if (registersItself)
		assert.match(String(note?.parameters.content), /\*Registration → Housecall Pro Account\*/);
}
