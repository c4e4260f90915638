/**
 * The n8n versions the package is tried on, and the Node.js major each one runs on: the lowest
 * supported n8n, the last 1.x, the first 2.x and the newest.
 *
 * The majors satisfy each version's `engines` field; 1.123 gets 22 because its expression engine
 * (isolated-vm 6) does not build on 20.
 */
export const NODE_MAJOR_OF = {
	'1.85.4': 20,
	'1.123.81': 22,
	'2.0.0': 22,
	'2.41.1': 24,
} as const satisfies Record<string, number>;

export type N8nVersion = keyof typeof NODE_MAJOR_OF;

export const N8N_VERSIONS = Object.keys(NODE_MAJOR_OF) as N8nVersion[];

/** The version that the demo and the pictures use. */
export const NEWEST_N8N: N8nVersion = '2.41.1';

/** @throws Error naming the supported versions, when `text` is none of them. */
export function parseN8nVersion(text: string): N8nVersion {
	const version = N8N_VERSIONS.find((known) => known === text);
	if (version === undefined) {
		throw new Error(`n8n ${text} is not supported here; choose one of ${N8N_VERSIONS.join(', ')}`);
	}
	return version;
}
