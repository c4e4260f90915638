import { BULK_SETTINGS, bulkFields, toBulk } from '../../descriptions/bulk';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { LINE_ITEMS_EXAMPLE, lineItemChanges } from '../../descriptions/lineItems';
import { refuseForeignLineItems, toWritableLineItem } from '../../descriptions/writableLineItems';
import { estimateId, estimateOptionId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';

const LINE_ITEM_LIST = { list: 'line_items', paged: false };
const READ = 'GET /estimates/{estimate_id}/options/{option_id}/line_items';

/**
 * PUT /estimates/{estimate_id}/options/{option_id}/line_items/bulk_update. Prices in cents. Answers
 * `{ line_items: […] }`. The API description does not say what becomes of line items that are left out.
 */
export const updateLineItems: Operation = {
	option: {
		name: 'Update Line Items',
		value: 'updateLineItems',
		action: 'Update the line items of an estimate option',
		description:
			'Change and add line items of one estimate option; list all that shall stay, as Housecall Pro does not say what happens to the others',
	},
	route: 'PUT /estimates/{estimate_id}/options/{option_id}/line_items/bulk_update',
	idempotent: false,
	fields: [
		estimateId,
		estimateOptionId,
		...bulkFields(lineItemChanges, LINE_ITEMS_EXAMPLE),
		additionalFields([additionalJson]),
	],
	settings: BULK_SETTINGS,
	preSend: toBulk(lineItemChanges, toWritableLineItem),
	returns: LINE_ITEM_LIST,
	execute: async ({ api, call }) => {
		await refuseForeignLineItems(
			api,
			{ route: READ, path: call.path, paged: true },
			call.body?.line_items,
		);
		return await api.list({ ...call, ...LINE_ITEM_LIST });
	},
};
