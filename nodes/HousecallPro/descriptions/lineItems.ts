import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from './collections';
import { changedLineItemId, serviceItemId } from './locators';

/** The unit of an amount. The description states it, because the user chooses it and the label cannot change. */
export const MONEY_UNIT = 'in dollars, e.g. 149.50, or in cents with Money In: Cents';

/** A field for money. `about` describes the amount, without a full stop. */
export const amountField = (
	displayName: string,
	name: string,
	about?: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { numberPrecision: 2, isAmount: true },
	default: 0,
	placeholder: 'e.g. 149.50',
	description: about ? `${about}, ${MONEY_UNIT}` : `I${MONEY_UNIT.slice(1)}`,
});

export const itemName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Water heater flush',
};

const itemDescription: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Drain and rinse the tank, test the relief valve',
	description: 'Seen by the customer below the name',
};

const quantity: INodeProperties = {
	displayName: 'Quantity',
	name: 'quantity',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 1,
	description: 'Up to two decimal places',
};

const price = amountField('Unit Price', 'unit_price', 'What the customer pays for one');

/** A percent discount is read in basis points (recorded), and so taken to be written in them (inferred). */
const unitPrice: INodeProperties = {
	...price,
	description: `${price.description}. Of a percent discount, the percentage, e.g. 12.5, or with Money In: Cents hundredths of a percent, e.g. 1250.`,
};

export const unitCost = amountField('Unit Cost', 'unit_cost', 'What one costs the company');

const kind: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: [
		{ name: 'Fixed Discount', value: 'fixed discount' },
		{ name: 'Fixed Gratuity', value: 'fixed gratuity' },
		{ name: 'Labor', value: 'labor' },
		{ name: 'Materials', value: 'materials' },
		{ name: 'Percent Discount', value: 'percent discount' },
	],
	default: 'labor',
	description:
		'With Percent Discount, "Unit Price" is the percentage, e.g. 12.5 for 12.5%. With Money In: Cents, it is in hundredths of a percent, e.g. 1250.',
};

/** What the line items of a lead can be: the service names no gratuity there (its API description). */
export const leadItemKind: INodeProperties = {
	...kind,
	options: kind.options?.filter(({ name }) => name !== 'Fixed Gratuity'),
};

const priceBookItem: INodeProperties[] = [
	serviceItemId,
	{
		displayName: 'Service Item Type',
		name: 'service_item_type',
		type: 'options',
		options: [
			{ name: 'Company’s Own Service', value: 'organizational' },
			{ name: 'Housecall Pro’s Service', value: 'market_place' },
			{ name: 'Price Book Material', value: 'pricebook_material' },
		],
		default: 'organizational',
		description: 'Where in the price book the "Service Item" is',
	},
];

export const taxable: INodeProperties = {
	displayName: 'Taxable',
	name: 'taxable',
	type: 'boolean',
	default: true,
	description: 'Whether tax is charged on it',
};

/** The optional fields of a line item on a job or an estimate option. */
export const lineItemDetails: INodeProperties[] = [
	itemDescription,
	kind,
	quantity,
	...priceBookItem,
	taxable,
	unitCost,
	unitPrice,
];

/** The line items of a record that is written as a whole, repeatable. */
export const lineItems = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Line Items',
	name: 'line_items',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Line Item',
	default: {},
	options: [
		{
			displayName: 'Line Item',
			name: 'item',
			values: [itemName, itemDescription, quantity, unitPrice, unitCost, ...more],
		},
	],
});

/** Existing line items, by ID, and new ones. Only filled fields are sent: a default would overwrite a price. */
export const lineItemChanges = (
	search: Parameters<typeof changedLineItemId>[0],
): INodeProperties => ({
	displayName: 'Line Items',
	name: 'line_items',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Line Item',
	default: {},
	options: [
		{
			displayName: 'Line Item',
			name: 'item',
			values: [changedLineItemId(search), itemName, additionalFields(lineItemDetails)],
		},
	],
});

export const LINE_ITEMS_EXAMPLE = '[{ "id": "rli_0123", "name": "Labor", "unit_price": 95 }]';
