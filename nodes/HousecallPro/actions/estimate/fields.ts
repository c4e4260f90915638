import type { INodeProperties } from 'n8n-workflow';

import { attachments, include, taxName, taxRate } from '../../descriptions/collections';
import { tags } from '../../descriptions/dropdowns';
import { lineItemExtras } from '../../descriptions/lineItemExtras';
import { pricingForm } from '../../descriptions/pricingForm';
import { lineItems } from '../../descriptions/lineItems';
import { arrivalWindow, endTime, startTime } from '../../descriptions/schedule';

export const includeMore = include('estimate', [attachments]);

/** What the customer may choose between; the options are alternatives, so their totals do not add up. */
export const estimateOptions: INodeProperties = {
	displayName: 'Estimate Options',
	name: 'options',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Estimate Option',
	default: {},
	options: [
		{
			displayName: 'Estimate Option',
			name: 'option',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Repair only',
				},
				lineItems(...lineItemExtras, pricingForm),
				tags,
			],
		},
	],
	description: 'What the customer may choose between, each with its own prices',
};

export const estimateSchedule: INodeProperties = {
	displayName: 'Schedule',
	name: 'schedule',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		arrivalWindow('arrival_window_in_minutes'),
		endTime,
		{
			displayName: 'Notify Customer',
			name: 'notify_customer',
			type: 'boolean',
			default: false,
			description: 'Whether Housecall Pro tells the customer about the visit',
		},
		{ ...startTime, required: false },
	],
	description: 'When somebody visits to make the estimate',
};

export const estimateTax: INodeProperties = {
	displayName: 'Tax',
	name: 'tax',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		taxName,
		taxRate,
		{
			displayName: 'Taxable',
			name: 'taxable',
			type: 'boolean',
			default: true,
			description:
				'Whether tax is charged. Housecall Pro then requires a tax name and a tax rate, too.',
		},
	],
};
