import { isZone } from '../helpers/times';
import { FieldError, isObject } from '../helpers/values';
import type { Api } from './types';

/**
 * The time zone of the company that the key belongs to, by its IANA name, read once per run.
 * @throws FieldError where Housecall Pro names none; NodeApiError
 */
export async function readCompanyZone(api: Api): Promise<string> {
	const company = await api.sendOnce({ route: 'GET /company' });
	const zone = isObject(company) ? String(company.time_zone ?? '') : '';
	if (isZone(zone)) return zone;
	throw new FieldError(
		'Times In',
		'asks for the company’s time zone, which Housecall Pro does not name',
		'Choose the workflow’s time zone, or UTC.',
	);
}
