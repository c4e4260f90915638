import type { IDataObject } from 'n8n-workflow';

/** Records of the price book are known by a `uuid`, all others by an `id`. Undefined for one that has neither. */
export const recordId = ({ id, uuid }: IDataObject) => id ?? uuid;

/** The ID of a record that has one, as text. */
export const idOf = (record: IDataObject) => String(recordId(record));
