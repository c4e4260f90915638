import { randomUUID } from 'node:crypto';
import type { INodeTypeDescription } from 'n8n-workflow';
import type { StoredCredential, StoredWorkflow, WorkflowFile } from './types';

type FileNode = WorkflowFile['nodes'][number];

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

export function typesWithWebhooks(types: INodeTypeDescription[]): Set<string> {
	const listening = types.filter(({ webhooks = [] }) => webhooks.length > 0);
	return new Set(listening.map(({ name }) => name));
}

/**
 * What the editor adds to a node when it imports a file: an id, a webhook id where the type has
 * webhooks (n8n up to 1.123 answers 404 to events without one), and the ids of the credentials,
 * which the file names.
 *
 * @throws Error when there is no credential of that type and name.
 */
export function complete(
	node: FileNode,
	stored: StoredCredential[],
	webhookTypes: Set<string>,
): FileNode {
	return {
		...node,
		id: node.id ?? randomUUID(),
		webhookId: node.webhookId ?? (webhookTypes.has(node.type) ? randomUUID() : undefined),
		credentials: resolveCredentials(node, stored),
	};
}

/** The node that no other leads to, which is where a workflow starts. */
export function firstNode({ nodes, connections }: StoredWorkflow): string | undefined {
	const outputs = Object.values(connections).flatMap(({ main = [] }) => main);
	const targets = new Set(outputs.flatMap((output) => (output ?? []).map(({ node }) => node)));
	return nodes.find(({ name, type }) => type !== STICKY_NOTE && !targets.has(name))?.name;
}

function resolveCredentials(node: FileNode, stored: StoredCredential[]): FileNode['credentials'] {
	const resolved = Object.entries(node.credentials ?? {}).map(([type, { name }]) => {
		const found = stored.find((credential) => credential.type === type && credential.name === name);
		if (!found) throw new Error(`"${node.name}" needs the credential "${name}" (${type})`);
		return [type, { id: found.id, name }] as const;
	});
	return resolved.length > 0 ? Object.fromEntries(resolved) : undefined;
}
