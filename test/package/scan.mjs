// Prints n8n's verdict on a folder as JSON. n8n's scan counts errors only, so warnings are counted beside it.
import { analyzePackage, buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

const [folder, ...patterns] = process.argv.slice(2);

const { passed, message, details } = await analyzePackage(folder, patterns);

const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
});
const results = await eslint.lintFiles(patterns);
const warnings = results.flatMap(({ filePath, messages }) =>
	messages.filter(({ severity }) => severity === 1).map((found) => `${filePath}: ${found.message}`),
);

console.log(JSON.stringify({ passed, message, details, files: results.length, warnings }));
