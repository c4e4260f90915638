import { init } from 'echarts';
import type { Measured, Row } from './measurement';
import { rounded } from './statistics';

const WIDTH = 900;
const ROW_HEIGHT = 58;
const AROUND = 80;
/** Names are wrapped there. */
const LABEL_WIDTH = 300;
/** Longer bars are cut; their value stands beside them. */
const LONGEST = 1.6;

const CONTENDERS = { ours: '#2f6fde', peer: '#9aa4b2', floor: '#2da44e' };
type Contender = keyof typeof CONTENDERS;

/**
 * An SVG with the bars of ours, the peer and the floor as shares of the peer, for each row in which less is better. By
 * Apache ECharts, which needs no browser for it.
 */
export function toChart(measured: Measured[]): string {
	const rows = measured
		.flatMap(({ main, more = {} }) => [main, ...Object.values(more)])
		.filter(({ figures, targets = [] }) => figures.toPeer !== undefined && targets.some(isLess));
	const height = rows.length * ROW_HEIGHT + AROUND;
	const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
	chart.setOption({
		animation: false,
		backgroundColor: '#fff',
		color: Object.values(CONTENDERS),
		title: {
			text: 'As a share of the peer; less is better',
			left: 10,
			textStyle: { fontSize: 14 },
		},
		legend: { top: 0, right: 10 },
		grid: { left: LABEL_WIDTH + 20, right: 60, top: 40, bottom: 30 },
		xAxis: { type: 'value', min: 0, max: LONGEST, interval: 0.4 },
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map(({ what }) => what),
			axisLabel: { width: LABEL_WIDTH, overflow: 'break' },
		},
		series: (Object.keys(CONTENDERS) as Contender[]).map((name) => ({
			name,
			type: 'bar',
			data: rows.map((row) => bar(share(row, name))),
		})),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}

const isLess = ({ figure, atMost }: { figure: string; atMost?: number }) =>
	figure !== 'ours' && atMost !== undefined;

const bar = (value = 0) => ({
	value: Math.min(value, LONGEST),
	label: { show: value > 0, position: 'right' as const, formatter: String(value) },
});

function share({ figures }: Row, contender: Contender): number | undefined {
	const { [contender]: value, peer = 1 } = figures;
	return value === undefined ? undefined : rounded(value / peer, 3);
}
