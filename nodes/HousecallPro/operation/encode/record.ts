import type { IDataObject } from 'n8n-workflow';

import { isEmpty, isObject } from '../../helpers/values';

/** Fields that hold IDs, by their names on the wire; `employees` are given by their IDs. */
const HOLDS_IDS = /(^|_)(id|uuid|employee)s?$/;

const HOLDS_UUIDS = /(^|_)uuids?$/;

/** Lists of records that the service takes by their names. */
const HOLDS_NAMES = /^(tags|lead_source)$/;

const textIn = (record: IDataObject, keys: string[]) =>
	keys.map((key) => record[key]).find((value) => !isEmpty(value) && !isObject(value));

/**
 * What stands for a whole record in a field that wants IDs or names: its `id`, `uuid` or `name`; undefined where the
 * field wants something else, or the record has none of them.
 */
export function identifierOf(name: string, record: IDataObject): unknown {
	if (HOLDS_NAMES.test(name)) return textIn(record, ['name']);
	if (!HOLDS_IDS.test(name)) return undefined;
	return textIn(record, HOLDS_UUIDS.test(name) ? ['uuid', 'id'] : ['id', 'uuid', 'employee_id']);
}
