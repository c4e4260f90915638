/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { watch } from 'node:fs';
import { copyFile, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import type { Progress } from '../../tools/n8n/progress';

const CHECKOUT = path.resolve(__dirname, '..', '..');
const ICONS = path.join(CHECKOUT, 'icons');

/** What stops a watch. */
type Stop = () => void;

/**
 * Builds this checkout's package into `folder`, and anew whenever a source changes, with the compiler's
 * verdict each time. A source that does not compile does not stop it.
 */
export async function watchPackage(folder: string, progress: Progress): Promise<Stop> {
	const dist = path.join(folder, 'dist');
	await mkdir(dist, { recursive: true });
	await copyFile(path.join(CHECKOUT, 'package.json'), path.join(folder, 'package.json'));
	const stopIcons = await watchIcons(path.join(dist, 'icons'), progress);
	const stopSources = watchSources(dist, progress);
	return () => {
		stopSources();
		stopIcons();
	};
}

/** Code, and the JSON beside it (codex and output schemas). The first build is done on return. */
function watchSources(outDir: string, progress: Progress): Stop {
	const host = ts.createWatchCompilerHost(
		path.join(CHECKOUT, 'tsconfig.json'),
		{ noEmit: false, outDir },
		ts.sys,
		ts.createEmitAndSemanticDiagnosticsBuilderProgram,
		(found) => progress(ts.formatDiagnosticsWithColorAndContext([found], FORMAT).trimEnd()),
		({ messageText }) => progress(ts.flattenDiagnosticMessageText(messageText, '\n').trim()),
	);
	const program = ts.createWatchProgram(host);
	return () => program.close();
}

const FORMAT: ts.FormatDiagnosticsHost = {
	getCanonicalFileName: (name) => name,
	getCurrentDirectory: () => CHECKOUT,
	getNewLine: () => '\n',
};

async function watchIcons(target: string, progress: Progress): Promise<Stop> {
	const copy = async () => await cp(ICONS, target, { recursive: true });
	await copy();
	const watcher = watch(ICONS, () => {
		// an editor may have its own short-lived files there
		copy().catch((error: unknown) => progress(`Could not copy the icons: ${String(error)}`));
	});
	return () => watcher.close();
}
