/** Everything that needs no n8n server. `npm test` builds first: the package tests load `dist`. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	setupFiles: ['<rootDir>/tools/engine/environment.js'],
	testTimeout: 120_000,
	maxWorkers: 2,
};
