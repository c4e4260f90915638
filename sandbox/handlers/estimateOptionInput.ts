import type { Call } from '../http/call';
import type { EstimateOption, Tax } from '../state/model';
import { makeLineItem, type LineItemInput } from './lineItemInput';

export interface OptionInput {
	name?: string;
	tags?: string[];
	line_items?: LineItemInput[];
}

/** A new option, which nobody has approved or declined yet. */
export function makeOption(
	call: Call,
	input: OptionInput,
	tax: Tax,
	number: string,
): EstimateOption {
	return {
		id: call.state.ids.next('est'),
		name: input.name ?? 'Option',
		option_number: number,
		approval_status: null,
		status: 'open',
		message_from_pro: '',
		tags: [...new Set(input.tags)],
		notes: [],
		line_items: (input.line_items ?? []).map((item) => makeLineItem(call, item)),
		tax,
		links: [],
		attachments: [],
		created_at: call.now,
		updated_at: call.now,
	};
}
