const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

/** What tsc does not emit: icons, codex files and output schemas. `encoding: false` keeps binary icons intact. */
const copy = (globs, folder) => () =>
	src(globs, { base: '.', encoding: false, allowEmpty: true }).pipe(dest(folder));

const icons = copy(['icons/**/*.{svg,png}', 'nodes/**/*.{svg,png}'], 'dist');
const codex = copy('nodes/**/*.node.json', 'dist');
const schemas = copy('nodes/**/__schema__/**/*.json', 'dist');

const assets = parallel(icons, codex, schemas);
const clean = () => rm('dist', { recursive: true, force: true });

module.exports = { assets, clean, default: series(assets) };
