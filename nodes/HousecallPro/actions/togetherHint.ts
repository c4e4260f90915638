import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

const WORDS: Array<[string, (json: IDataObject) => boolean]> = [
	['matched', ({ matched_by }) => matched_by !== undefined],
	['created', ({ outcome }) => outcome === 'created'],
	['updated', ({ outcome }) => outcome === 'updated'],
	['unchanged', ({ outcome }) => outcome === 'unchanged'],
	['failed', ({ error }) => error !== undefined],
];

/**
 * Says in the output panel and in n8n's log what a run did whose items were looked up together.
 * @param read how many customers were read for it
 * @param given what came for each input item
 */
export function tellTogether(context: IExecuteFunctions, read: number, given: IDataObject[][]) {
	const number = new Intl.NumberFormat('en-US');
	const records = given.flat();
	const counts = WORDS.map(([word, is]) => [word, records.filter(is).length] as const)
		.filter(([, count]) => count > 0)
		.map(([word, count]) => `${number.format(count)} ${word}`);
	const message = [
		`Read ${number.format(read)} customers once and looked up ${number.format(given.length)} items among them`,
		...(counts.length > 0 ? [counts.join(', ')] : []),
	].join(': ');
	context.logger.info(message);
	context.addExecutionHints({ message: `${message}.`, location: 'outputPane' });
}
