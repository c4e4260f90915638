import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { attachments, include } from '../../descriptions/collections';
import { assignedEmployeeIds, leadSource, tags } from '../../descriptions/dropdowns';
import { duration } from '../../descriptions/duration';
import { invoiceNumber } from '../../descriptions/invoiceNumber';
import { lineItemExtras } from '../../descriptions/lineItemExtras';
import { lineItems, taxable } from '../../descriptions/lineItems';
import { teamNote } from '../../descriptions/notesAndLinks';
import { pricingForm } from '../../descriptions/pricingForm';
import { arrivalWindow, endTime, ZONE_RULE } from '../../descriptions/schedule';
import { labelsOf } from '../../operation/parameters';
import { JOB_ENDS } from './schedule';

const schedule: INodeProperties = {
	displayName: 'Schedule',
	name: 'schedule',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Anytime',
			name: 'anytime',
			type: 'boolean',
			default: false,
			description: 'Whether the job is done at any time of a day; needs "Anytime Start Date"',
		},
		{
			displayName: 'Anytime Start Date',
			name: 'anytime_start_date',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'Midnight in UTC, as a spreadsheet gives a date, means that day',
		},
		arrivalWindow('arrival_window'),
		duration(JOB_ENDS),
		{ ...endTime, displayName: 'Scheduled End', name: 'scheduled_end' },
		{
			displayName: 'Scheduled Start',
			name: 'scheduled_start',
			type: 'dateTime',
			default: '',
			description: ZONE_RULE,
		},
	],
};

/** What can be set both when a job is made and later. A line item has more of its own in either. */
const jobDetails = (...ofLineItems: INodeProperties[]): INodeProperties[] => [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Water heater replacement',
		description:
			'What the job is about. Where Housecall Pro takes no description for a new job, it shows the line items instead.',
	},
	assignedEmployeeIds,
	invoiceNumber('The number of the job; must not be in use by another one'),
	leadSource,
	lineItems(...lineItemExtras, ...ofLineItems),
	teamNote('Notes', 'notes'),
	schedule,
	tags,
];

export const newJobDetails = jobDetails(pricingForm);

/** Line items that replace those of a job are written by themselves: that takes a tax, but no price form. */
export const changedJobDetails = jobDetails(taxable);

/** How far the work has come; set on a job that exists. */
export const jobProgress: INodeProperties[] = [
	{
		displayName: 'Work Status',
		name: 'work_status',
		type: 'options',
		options: [
			{ name: 'Canceled by Company', value: 'pro_canceled' },
			{ name: 'Canceled by Customer', value: 'user_canceled' },
			{ name: 'Complete', value: 'complete' },
			{
				name: 'Complete, Unrated',
				value: 'completed_unrated',
				description: 'Done, without a rating by the customer',
			},
			{ name: 'In Progress', value: 'in_progress' },
			{ name: 'Scheduled', value: 'scheduled' },
			{ name: 'Unscheduled', value: 'unscheduled' },
		],
		default: 'scheduled',
	},
	{
		displayName: 'Work Timestamps',
		name: 'work_timestamps',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{ displayName: 'Completed At', name: 'completed_at', type: 'dateTime', default: '' },
			{ displayName: 'On My Way At', name: 'on_my_way_at', type: 'dateTime', default: '' },
			{ displayName: 'Started At', name: 'started_at', type: 'dateTime', default: '' },
		],
		description: 'When the work went on',
	},
];

/** What a job is returned with on request; `more` is what the node itself adds. */
export const includeWith = (...more: INodePropertyOptions[]) =>
	include('job', [
		{ name: 'Appointments', value: 'appointments', description: 'The visits, below "schedule"' },
		attachments,
		...more,
	]);

export const includeMore = includeWith();

const labels = labelsOf([...changedJobDetails, ...jobProgress]);

/** What the screen calls a part of a job; its name on the wire where Additional JSON alone can give it. */
export const labelOf = (name: string): string => labels.get(name) ?? name;
