import type { IExecuteFunctions } from 'n8n-workflow';

import { toTimesIn, UTC } from '../helpers/times';
import { readCompanyZone } from '../transport/companyZone';
import type { Api } from '../transport/types';

/**
 * The time zone that "Times In" names for the output of an input item, by its IANA name.
 * @throws FieldError for what is no choice; NodeApiError where the company cannot be read
 */
export async function timeZoneOf(
	context: IExecuteFunctions,
	api: Api,
	itemIndex: number,
): Promise<string> {
	const choice = toTimesIn(context.getNodeParameter('options.timesIn', itemIndex, 'workflow'));
	if (choice === 'company') return await readCompanyZone(api);
	return choice === 'utc' ? UTC : context.getTimezone();
}
