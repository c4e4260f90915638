import type { Measured, Row } from './measurement';

const ROW_HEIGHT = 26;
const LABEL_WIDTH = 430;
const BAR_WIDTH = 380;
const VALUE_WIDTH = 70;
const TOP = 40;
/** Where the peer's bar would end, as a share of the width for bars. */
const PEER_AT = 0.8;

const OURS = '#2f6fde';
const WORSE = '#c2410c';
const INK = '#24292f';

/** A bar for each row that is held against a peer: ours as a share of the peer's. An SVG, in which less is better. */
export function toChart(measured: Measured[]): string {
	const rows = measured
		.flatMap(({ main, more = {} }) => [main, ...Object.values(more)])
		.filter(({ figures, targets = [] }) => figures.toPeer !== undefined && targets.some(isLess));
	const width = LABEL_WIDTH + BAR_WIDTH + VALUE_WIDTH;
	const height = TOP + rows.length * ROW_HEIGHT + 10;
	const peerX = LABEL_WIDTH + BAR_WIDTH * PEER_AT;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="${INK}" role="img" aria-label="Ours as a share of the peer's; less is better">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${peerX}" y="20" text-anchor="middle">the peer = 1</text>
${rows.map(toBar).join('\n')}
<line x1="${peerX}" x2="${peerX}" y1="${TOP - 10}" y2="${height - 6}" stroke="${INK}" stroke-dasharray="3 3"/>
</svg>
`;
}

const isLess = ({ figure, atMost }: { figure: string; atMost?: number }) =>
	figure === 'toPeer' && atMost !== undefined;

function toBar({ what, figures: { toPeer = 0 } }: Row, index: number): string {
	const y = TOP + index * ROW_HEIGHT;
	const length = Math.min(BAR_WIDTH, Math.max(2, toPeer * BAR_WIDTH * PEER_AT));
	const color = toPeer > 1 ? WORSE : OURS;
	return [
		`<text x="${LABEL_WIDTH - 10}" y="${y + 13}" text-anchor="end">${escaped(what)}</text>`,
		`<rect x="${LABEL_WIDTH}" y="${y}" width="${Math.round(length)}" height="18" fill="${color}"/>`,
		`<text x="${LABEL_WIDTH + Math.round(length) + 6}" y="${y + 13}">${toPeer}</text>`,
	].join('\n');
}

const escaped = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
