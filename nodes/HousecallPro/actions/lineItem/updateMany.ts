import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { BULK_SETTINGS, bulkFields, toBulk } from '../../descriptions/bulk';
import { additionalFields, additionalJson } from '../../descriptions/collections';
import { LINE_ITEMS_EXAMPLE, lineItemChanges } from '../../descriptions/lineItems';
import { toBoolean } from '../../helpers/booleans';
import { LINE_ITEM_LIST, toWritableLineItem, bulkUpdateLineItems } from './writable';
import { jobId } from '../../descriptions/locators';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';

const listed = lineItemChanges('searchLineItems');

/** No default: left to itself, the service deletes what is not listed. */
const unlisted: INodeProperties = {
	displayName: 'Line Items Not Listed Here',
	name: 'append_line_items',
	type: 'options',
	required: true,
	options: [
		{ name: 'Delete Them From the Job', value: 'false' },
		{ name: 'Keep Them on the Job', value: 'true' },
		{ name: 'Please Choose', value: '' },
	],
	default: '',
	description: 'What happens to the job’s other line items. Deleted ones cannot be brought back.',
};

const preSend = (parts: RequestParts, settings: IDataObject): RequestParts => {
	const { path, body } = toBulk(listed, toWritableLineItem)(parts, settings);
	// also of Additional JSON: a word that is not understood must not delete anything
	const isKept = toBoolean(unlisted.displayName, body?.append_line_items);
	return { path, body: { ...body, append_line_items: isKept } };
};

/** PUT /jobs/{job_id}/line_items/bulk_update. Prices in cents on the wire. Returns all line items of the job. */
export const updateMany: Operation = {
	option: {
		name: 'Update Many',
		value: 'updateMany',
		action: 'Update many line items of a job',
		description:
			'Change and add several line items of one job in a single call, and keep or delete all those that are not listed',
	},
	route: 'PUT /jobs/{job_id}/line_items/bulk_update',
	idempotent: false,
	fields: [
		jobId,
		unlisted,
		...bulkFields(listed, LINE_ITEMS_EXAMPLE),
		additionalFields([additionalJson]),
	],
	settings: BULK_SETTINGS,
	preSend,
	returns: LINE_ITEM_LIST,
	execute: bulkUpdateLineItems({ route: 'GET /jobs/{job_id}/line_items', paginated: false }),
};
