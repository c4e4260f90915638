/**
 * The n8n versions the package is tried on, and the Node.js major each one runs on: the lowest
 * supported n8n, the last 1.x, the first 2.x and the newest.
 *
 * The majors satisfy each version's `engines` field; 1.123 gets 22 because its expression engine
 * (isolated-vm 6) does not build on 20.
 */
const NODE_MAJORS: ReadonlyArray<readonly [version: string, nodeMajor: number]> = [
	['1.85.4', 20],
	['1.123.81', 22],
	['2.0.0', 22],
	['2.41.1', 24],
];

/** An exact version, such as `2.41.1`. */
export type N8nVersion = string;

export const N8N_VERSIONS: N8nVersion[] = NODE_MAJORS.map(([version]) => version);

/** The lowest version that the package supports. */
const [LOWEST_N8N] = N8N_VERSIONS;

/** The version that the demo and the pictures use. */
export const NEWEST_N8N: N8nVersion = '2.41.1';

/** What `--help` says of `--n8n VERSION`. */
export const VERSION_HELP = `${N8N_VERSIONS.join(', ')}, or any other from ${LOWEST_N8N} on`;

/** @throws Error when `text` is no exact version, or is too low */
export function parseN8nVersion(text: string): N8nVersion {
	if (/^\d+\.\d+\.\d+$/.test(text) && compare(text, LOWEST_N8N) >= 0) return text;
	throw new Error(`"${text}" is no version of n8n to try; choose ${VERSION_HELP}`);
}

/**
 * The Node.js major that a version runs on: that of the next higher one in the table, as n8n asks for a newer Node.js
 * from time to time and keeps working on it; that of the newest one where none is higher.
 */
export function nodeMajorOf(version: N8nVersion): number {
	const next = NODE_MAJORS.find(([known]) => compare(known, version) >= 0);
	const [, nodeMajor] = next ?? NODE_MAJORS[NODE_MAJORS.length - 1];
	return nodeMajor;
}

/** Below 0 where `a` is the lower one. */
function compare(a: N8nVersion, b: N8nVersion): number {
	const [partsA, partsB] = [a, b].map((version) => version.split('.').map(Number));
	const index = partsA.findIndex((part, place) => part !== partsB[place]);
	return index < 0 ? 0 : partsA[index] - partsB[index];
}
