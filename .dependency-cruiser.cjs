/**
 * The rooms of the code: who may import whom. Drawn in docs/architecture.md; `npm run lint` holds it.
 * Each room lists what it may import besides itself; everything else within the repository is refused.
 */
const NODES = 'nodes/HousecallPro';

const ROOMS = {
	[`${NODES}/helpers`]: [],
	[`${NODES}/transport`]: [`${NODES}/helpers`],
	[`${NODES}/descriptions`]: [`${NODES}/transport`, `${NODES}/helpers`],
	[`${NODES}/operation`]: [`${NODES}/transport`, `${NODES}/helpers`],
	[`${NODES}/triggers`]: [`${NODES}/descriptions`, `${NODES}/transport`, `${NODES}/helpers`],
	[`${NODES}/actions`]: [
		`${NODES}/operation`,
		`${NODES}/descriptions`,
		`${NODES}/transport`,
		`${NODES}/helpers`,
		// the names of the events, for Webhook → Create
		`${NODES}/triggers/events.ts`,
	],
	[`${NODES}/methods`]: [
		// how the live service lists the locations of a company
		`${NODES}/actions/company/getAll.ts`,
		`${NODES}/descriptions`,
		`${NODES}/transport`,
		`${NODES}/helpers`,
	],
	credentials: [],
	'sandbox/state': [],
	'sandbox/openapi': [],
	'sandbox/views': ['sandbox/openapi', 'sandbox/state'],
	'sandbox/webhooks': [
		...['sandbox/views', 'sandbox/openapi', 'sandbox/state'],
		'sandbox/faults.ts',
	],
	'sandbox/seed': ['sandbox/state'],
	'sandbox/http': [
		...['sandbox/webhooks', 'sandbox/views', 'sandbox/openapi', 'sandbox/state'],
		'sandbox/faults.ts',
	],
	sandbox: [],
	tools: ['sandbox', 'nodes', 'credentials', 'package.json'],
	scripts: ['tools', 'sandbox', 'nodes', 'credentials', 'package.json'],
	e2e: ['scripts', 'tools', 'sandbox', 'nodes', 'credentials', 'package.json'],
	// the names of the faults, which a document lists
	test: ['e2e/faults', 'scripts', 'tools', 'sandbox', 'nodes', 'credentials', 'package.json'],
	bench: ['tools', 'sandbox', 'nodes', 'credentials', 'package.json'],
};

const below = (paths) => paths.map((path) => (path.includes('.') ? `^${path}$` : `^${path}/`));

/** Packages and Node.js itself have n8n's own lint rules. */
const OUTSIDE = ['core', 'npm', 'npm-dev', 'npm-peer'];

module.exports = {
	forbidden: [
		{
			name: 'no-circle',
			comment: 'Two files that import each other are one file, or a third one is missing.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		...Object.entries(ROOMS).map(([room, mayImport]) => ({
			name: `${room.replace(`${NODES}/`, '')}-imports-only-what-is-below`,
			severity: 'error',
			from: { path: `^${room}/` },
			to: { pathNot: below([room, ...mayImport]), dependencyTypesNot: OUTSIDE },
		})),
		{
			name: 'resources-do-not-know-the-table',
			comment: 'The table lists the resources, not the other way round.',
			severity: 'error',
			from: { path: `^${NODES}/actions/[^/]+/` },
			to: { path: `^${NODES}/actions/[^/]+\\.ts$` },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(dist|node_modules)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.dev.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default'],
		},
	},
};
