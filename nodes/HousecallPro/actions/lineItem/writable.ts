import type { IDataObject } from 'n8n-workflow';

import { withPricingForm } from '../../descriptions/pricingForm';
import { FieldError, isEmpty, isObject } from '../../helpers/values';
import { omitReadOnly } from '../../helpers/writable';
import type { ExecuteContext } from '../../operation/operation';
import type { Api, ListCall, RequestParts } from '../../transport/types';

/** Maps `service_item_type` as a read returns it to what a write accepts (recorded). */
const SERVICE_ITEM_TYPES: Readonly<Record<string, string>> = {
	'Pricebook::Material': 'pricebook_material',
	OrganizationalLineItemTemplate: 'organizational',
};

/** Recorded; the service ignores or refuses them in a write. */
const READ_ONLY = ['amount', 'object', 'order_index', 'unit_of_measure', 'url'];

/** Converts a line item from a read to what a write accepts; one that has that form already is unchanged. */
export function toWritableLineItem(item: IDataObject): IDataObject {
	const { service_item_type: type, ...rest } = omitReadOnly(item, READ_ONLY);
	if (type === undefined) return rest;
	return { ...rest, service_item_type: SERVICE_ITEM_TYPES[String(type)] ?? type };
}

/** For a line item that does not exist yet: the ID of another one means nothing there. */
export const toNewLineItem = (item: IDataObject): IDataObject =>
	omitReadOnly(toWritableLineItem(withPricingForm(item)), ['id']);

const mapped = (list: unknown, change: (entry: IDataObject) => IDataObject) =>
	Array.isArray(list)
		? list.map((entry: unknown) => (isObject(entry) ? change(entry) : entry))
		: list;

const withList = (
	record: IDataObject,
	name: string,
	change: (entry: IDataObject) => IDataObject,
) =>
	record[name] === undefined
		? record
		: { ...record, [name]: mapped(record[name], change) as IDataObject[] };

/** What changes a record that has line items, which may be given as they were read. */
export const withWritableLineItems = (parts: RequestParts): RequestParts => ({
	...parts,
	body: withList(parts.body ?? {}, 'line_items', toWritableLineItem),
});

/** What makes a record with line items, also within estimate options. */
export function withNewLineItems(parts: RequestParts): RequestParts {
	const withItems = (record: IDataObject) => withList(record, 'line_items', toNewLineItem);
	return { ...parts, body: withList(withItems(parts.body ?? {}), 'options', withItems) };
}

/**
 * Reads the line items that there are, where some are to be changed by their ID.
 * @throws FieldError for the ID of another record's line item, which the service does not know there
 */
export async function refuseForeignLineItems(
	api: Api,
	call: Pick<ListCall, 'route' | 'path' | 'paginated'>,
	items: unknown,
): Promise<void> {
	const ids = Array.isArray(items)
		? items.map((item) => (isObject(item) ? item.id : undefined))
		: [];
	if (ids.every(isEmpty)) return;
	const known = await api.list({ ...call, list: 'line_items' });
	const foreign = ids.findIndex((id) => !isEmpty(id) && !known.some((item) => item.id === id));
	if (foreign < 0) return;
	throw new FieldError(
		'Line Item',
		`in entry ${foreign + 1} of "Line Items" is not one of this record: ${String(ids[foreign])}`,
		'Leave the ID out to add the line item, or take the IDs from the list of this record’s line items.',
	);
}

/** How a bulk update responds: with all line items that there are afterwards. */
export const LINE_ITEM_LIST = { list: 'line_items', paginated: false };

/** Updates line items in bulk; `read` lists those that there are. */
export const bulkUpdateLineItems =
	(read: Pick<ListCall, 'route' | 'paginated'>) =>
	async ({ api, call }: ExecuteContext) => {
		await refuseForeignLineItems(api, { ...read, path: call.path }, call.body?.line_items);
		return await api.list({ ...call, ...LINE_ITEM_LIST });
	};
