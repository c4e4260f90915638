/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { version } from '../package.json';
import { NEWEST_N8N } from '../tools/n8n/versions';
import { isMet, type Measured, type Measurement, type Row, type Target } from './measurement';
import { rounded, type Figures } from './statistics';

export interface About {
	date: string;
	machine: string;
	versions: Record<string, string>;
	runs: number;
	/** Of the last minute, when the measuring began; near 0 on a quiet machine. */
	load: number;
}

/** The load of the last minute. To be asked for before the measuring, which makes the machine busy. */
export const currentLoad = () => rounded(loadavg()[0]);

/** @param nodeVersion of the Node.js that n8n runs on */
export function aboutThisRun(run: Pick<About, 'runs' | 'load'>, nodeVersion: string): About {
	const processors = cpus();
	const gibibytes = Math.round(totalmem() / 1024 ** 3);
	return {
		date: new Date().toISOString().slice(0, 10),
		machine: `${processors.length} × ${processors[0].model.trim()}, ${gibibytes} GiB, ${type()} ${release()}`,
		versions: {
			'n8n-nodes-housecall-pro': version,
			n8n: NEWEST_N8N,
			'Node.js of n8n': nodeVersion,
			'Node.js of the sandbox': process.versions.node,
		},
		...run,
	};
}

/** The JSON of one measurement: the main figures, and the others under their names. */
export function toJson({ main, more = {} }: Measured) {
	const others = Object.entries(more).map(([name, { figures }]) => [name, figures] as const);
	return { ...main.figures, ...(Object.fromEntries(others) as Record<string, Figures>) };
}

const HEADER = ['', 'unit', 'ours', 'peer', 'floor', 'to peer', 'to floor', 'target', 'met'];

/** A Markdown table, which is readable as plain text, too. */
export function toTable(measured: Measured[]): string {
	const rows = measured.flatMap(({ main, more = {} }) => [main, ...Object.values(more)]);
	const cells = [HEADER, ...rows.map(cellsOf)];
	const widths = HEADER.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
	const lines = cells.map((row) => row.map((cell, column) => pad(cell, widths[column], column)));
	const rule = widths.map((width, column) =>
		column ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
	);
	lines.splice(1, 0, rule);
	return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

const pad = (cell: string, width: number, column: number) =>
	column === 0 ? cell.padEnd(width) : cell.padStart(width);

function cellsOf(row: Row): string[] {
	const { figures, targets = [], what } = row;
	const { unit, ours, peer, floor, toPeer, toFloor, spread } = figures;
	const met = targets.map((target) => (isMet(row, target) ? 'yes' : 'NO'));
	return [
		what,
		unit,
		...[ours, peer, floor].map((value) => value?.toString() ?? ''),
		[toPeer, spread && `(${spread.join('–')})`].filter((part) => part !== undefined).join(' '),
		toFloor?.toString() ?? '',
		targets.map(toText).join(', '),
		met.join(', '),
	];
}

const NAMES = { ours: 'ours', toPeer: 'to peer', toFloor: 'to floor' };

const toText = ({ figure, atMost, atLeast }: Target) =>
	`${NAMES[figure]} ${atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`}`;

/** The file that keeps the figures. */
export function toMarkdown(
	about: About,
	measurements: Measurement[],
	measured: Measured[],
): string {
	const versions = Object.entries(about.versions).map(([name, of]) => `${name} ${of}`);
	return `# Measured

![Ours as a share of the peer’s](results.svg)

Written by \`npm run bench -- --write\`. Medians of ${about.runs} runs that alternate between the contenders, unless it says otherwise
below; every list and event was checked to have come through. The sandbox ran in a process of its own on the same machine.

- Date: ${about.date}
- Machine: ${about.machine}; load at the start ${about.load}
- Versions: ${versions.join(', ')}

${toTable(measured)}
“To peer” is ours ÷ peer, “to floor” ours ÷ floor. Where two figures stand behind it, it is the median of pairs that ran one
after the other, and these are its quartiles.

${measurements.map(({ about: text }) => `- ${text}`).join('\n')}
`;
}
