const { mkdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { build, transform } = require('esbuild');
const { dest, parallel, src } = require('gulp');
const { n8n } = require('./package.json');

/** The oldest Node.js that the package is tried on. */
const target = 'node20';

/** What n8n loads, as sources. */
const entryPoints = [...n8n.credentials, ...n8n.nodes].map((file) =>
	file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
);

/**
 * One file per credential and node, and one for what the nodes share: n8n loads these in half the time that it
 * takes for the 200 modules one by one. Only modules for import can be split so, hence the second step. It minifies,
 * which takes a fifth off the package; what a review reads is the repository that the provenance names.
 */
async function bundle() {
	const { outputFiles } = await build({
		entryPoints,
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		packages: 'external',
		target,
		outbase: '.',
		outdir: 'dist',
		chunkNames: 'nodes/HousecallPro/shared-[hash]',
		write: false,
	});
	for (const { path: file, text } of outputFiles) {
		const { code } = await transform(text, {
			format: 'cjs',
			platform: 'node',
			target,
			minify: true,
		});
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, code);
	}
}

/** `encoding: false` keeps binary icons intact. */
const copy = (globs) => () =>
	src(globs, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));

const icons = copy(['icons/**/*.{svg,png}', 'nodes/**/*.{svg,png}']);
const codex = copy('nodes/**/*.node.json');
const schemas = copy('nodes/**/__schema__/**/*.json');
const manifest = copy('package.json');

const clean = () => rm('dist', { recursive: true, force: true });

module.exports = { clean, default: parallel(bundle, icons, codex, schemas, manifest) };
