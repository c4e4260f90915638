import type { IDataObject } from 'n8n-workflow';

import { isObject, recordOf } from '../helpers/values';
import { unexpectedResponse } from '../transport/response';
import type { Call } from '../transport/types';

/** The response to a write does not undo it. @throws UnexpectedResponseError for a read that gives no record */
export function toRecord({ route }: Pick<Call, 'route'>, response: unknown): IDataObject {
	if (isObject(response) || response === undefined || !route.startsWith('GET ')) {
		return recordOf(response);
	}
	const what = Array.isArray(response) ? 'a list' : JSON.stringify(response);
	throw unexpectedResponse(`The answer is ${what}, so it is not the record`);
}
