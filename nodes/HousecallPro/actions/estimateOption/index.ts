import { LINE_ITEM_AMOUNTS, LINE_ITEMS_AMOUNTS } from '../../descriptions/amounts';
import type { Resource } from '../../operation/operation';
import { addAttachment } from './addAttachment';
import { addLink } from './addLink';
import { addNote } from './addNote';
import { approve } from './approve';
import { create } from './create';
import { createJob } from './createJob';
import { decline } from './decline';
import { deleteNote } from './deleteNote';
import { getLineItems } from './getLineItems';
import { setSchedule } from './setSchedule';
import { updateLineItems } from './updateLineItems';

export const estimateOption: Resource = {
	name: 'Estimate Option',
	value: 'estimateOption',
	amounts: ['total_amount', ...LINE_ITEM_AMOUNTS, ...LINE_ITEMS_AMOUNTS],
	hasTimes: true,
	operations: [
		addAttachment,
		addLink,
		addNote,
		approve,
		create,
		createJob,
		decline,
		deleteNote,
		getLineItems,
		setSchedule,
		updateLineItems,
	],
};
