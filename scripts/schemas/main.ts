/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on a developer's machine, never inside n8n */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

import { runScript } from '../../tools/command';
import { generateSchemas } from './generate';
import type { Schema } from './infer';
import { FOLDER } from './layout';

const usage = `npm run schemas

Writes the output schemas of all operations, from what the sandbox answers and the API descriptions say.
`;

/** n8n's own files end with a version, which tells their generations apart. */
async function toText(schema: Schema): Promise<string> {
	const text = JSON.stringify({ ...schema, version: 1 }, null, '\t');
	return await format(text, { ...(await resolveConfig(FOLDER)), parser: 'json' });
}

void runScript({ usage }, async () => {
	const schemas = await generateSchemas();
	await rm(FOLDER, { recursive: true, force: true });
	for (const [file, schema] of schemas) {
		const target = path.join(FOLDER, file);
		await mkdir(path.dirname(target), { recursive: true });
		await writeFile(target, await toText(schema));
	}
	console.log(`${schemas.size} output schemas written to ${path.relative(process.cwd(), FOLDER)}`);
	return 0;
});
