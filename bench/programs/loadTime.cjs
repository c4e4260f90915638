// Loads node files as n8n does and prints how many milliseconds that took.
// node loadTime.cjs MODULES FILE …   MODULES (with commas, may be empty) are there before, as in n8n
const { createRequire } = require('node:module');

const [modules, ...files] = process.argv.slice(2);
// The files' own view: they must meet the very copies that were loaded before.
const load = createRequire(files[0]);
for (const name of modules.split(',').filter(Boolean)) load(name);

const started = performance.now();
for (const file of files) {
	for (const Node of Object.values(load(file))) new Node();
}
console.log(performance.now() - started);
