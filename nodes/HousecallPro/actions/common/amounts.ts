import type { INodeProperties } from 'n8n-workflow';

/** Which unit an amount is in; the label cannot say it, since the user may choose. */
export const MONEY_UNIT = 'in cents, or in dollars with Money In: Dollars';

/** A field for money. `about` says what it is, without a full stop. */
export const amountField = (
	displayName: string,
	name: string,
	about?: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { numberPrecision: 2 },
	default: 0,
	description: about ? `${about}, ${MONEY_UNIT}` : `I${MONEY_UNIT.slice(1)}`,
});
