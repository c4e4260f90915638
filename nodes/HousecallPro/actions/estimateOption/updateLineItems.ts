import { BULK_SETTINGS, bulkFields, toBulk } from '../../descriptions/bulk';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { LINE_ITEMS_EXAMPLE, lineItemChanges } from '../../descriptions/lineItems';
import { LINE_ITEM_LIST, toWritableLineItem, bulkUpdateLineItems } from '../lineItem/writable';
import { estimateId, estimateOptionId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

const listed = lineItemChanges('searchOptionLineItems');

/**
 * PUT /estimates/{estimate_id}/options/{option_id}/line_items/bulk_update. Prices in cents on the wire. Returns `{
 * line_items: […] }`. Replaces the whole list: a line item that is left out is deleted, and `id` with `name` keeps
 * one as it is (recorded).
 */
export const updateLineItems: Operation = {
	option: {
		name: 'Update Line Items',
		value: 'updateLineItems',
		action: 'Update the line items of an estimate option',
		description:
			'Change and add line items of one estimate option; the others are deleted, while an ID with its name keeps one unchanged',
	},
	route: 'PUT /estimates/{estimate_id}/options/{option_id}/line_items/bulk_update',
	idempotent: false,
	fields: [
		estimateId,
		estimateOptionId,
		...bulkFields(listed, LINE_ITEMS_EXAMPLE),
		additionalFields([additionalJson]),
	],
	settings: BULK_SETTINGS,
	preSend: toBulk(listed, toWritableLineItem),
	hasTimes: false,
	returns: LINE_ITEM_LIST,
	execute: bulkUpdateLineItems({
		route: 'GET /estimates/{estimate_id}/options/{option_id}/line_items',
		paginated: true,
	}),
};
