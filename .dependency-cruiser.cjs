/**
 * Which room of the code may import which: `rooms.json` lists it for each, besides itself. `npm run lint` holds it,
 * and docs/architecture.md shows it as a drawing and says what each room is for.
 */
const rooms = require('./rooms.json');

const patternOf = (path) => (path.endsWith('.ts') ? `^${path}$` : `^${path}/`);

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
		{
			name: 'nothing-lost',
			comment: 'An import of a file that is not there.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		...Object.entries(rooms).map(([room, mayImport]) => ({
			name: `${room.replace('nodes/HousecallPro/', '')}-imports-only-what-is-below`,
			severity: 'error',
			from: { path: patternOf(room) },
			to: {
				pathNot: [...[room, ...mayImport].map(patternOf), '^package\\.json$', '^rooms\\.json$'],
				dependencyTypesNot: OUTSIDE,
			},
		})),
		{
			name: 'resources-do-not-know-the-table',
			comment: 'The table lists the resources, not the other way round.',
			severity: 'error',
			from: { path: '^nodes/HousecallPro/actions/[^/]+/' },
			to: { path: '^nodes/HousecallPro/actions/[^/]+\\.ts$' },
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
