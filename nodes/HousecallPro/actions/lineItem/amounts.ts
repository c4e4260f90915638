import { inside } from '../../operation/money';
import type { Amounts } from '../../operation/money';

/** Of a line item on a job, an estimate option or a lead. */
export const LINE_ITEM_AMOUNTS: Amounts = ['amount', 'unit_cost', 'unit_price'];

export const LINE_ITEMS_AMOUNTS: Amounts = inside('line_items', LINE_ITEM_AMOUNTS);
