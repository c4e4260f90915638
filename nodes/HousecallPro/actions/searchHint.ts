import type { IExecuteFunctions } from 'n8n-workflow';

import type { SearchTally } from '../operation/searchTally';

/** Says in the output panel and in n8n's log how much was read for a filter that the service does not know. */
export function tellSearch(context: IExecuteFunctions, { pages, counted, found }: SearchTally) {
	if (pages === 0) return;
	const number = new Intl.NumberFormat('en-US').format;
	const of = counted === undefined ? '' : ` of ${number(counted)}`;
	const message = `Housecall Pro has no filter for this: read ${number(pages)}${of} pages; records that fit: ${number(found)}`;
	context.logger.info(message);
	context.addExecutionHints({ message: `${message}.`, location: 'outputPane' });
}
