import type { INodeProperties } from 'n8n-workflow';

interface LocatorConfig {
	displayName: string;
	/** The ID's name on the wire. */
	name: string;
	/** A method of `methods/listSearch.ts`. */
	search: string;
	/** What the service's IDs of this kind start with. */
	prefix: string;
	/** Where the web app shows such a record, followed by its ID. */
	page?: string;
	description?: string;
}

const EXAMPLE = '0123456789abcdef0123456789abcdef';

const pageOf = (page: string, prefix: string) => ({
	regex: `https://pro\\.housecallpro\\.com/app/${page}/(${prefix}\\w+)(?:[/?#].*)?`,
	example: `https://pro.housecallpro.com/app/${page}/${prefix}${EXAMPLE}`,
});

/** One existing record, chosen from a list or given by its ID or the address of its page. */
const locator = ({
	displayName,
	name,
	search,
	prefix,
	page,
	description,
}: LocatorConfig): INodeProperties => {
	const { regex, example } = pageOf(page ?? '', prefix);
	const field: INodeProperties = {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${example}`,
				extractValue: { type: 'regex', regex },
				validation: [
					{ type: 'regex', properties: { regex, errorMessage: `It looks like ${example}` } },
				],
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${prefix}${EXAMPLE}`,
				validation: [
					{
						type: 'regex',
						properties: {
							regex: '^\\S+$',
							errorMessage: `An ID has no spaces; it looks like ${prefix}${EXAMPLE}`,
						},
					},
				],
			},
		],
	};
	return page ? field : { ...field, modes: field.modes?.filter((mode) => mode.name !== 'url') };
};

/** The same where it may be left out, inside a collection. */
export const optional = (field: INodeProperties): INodeProperties => ({
	...field,
	required: false,
});

export const customerId = locator({
	displayName: 'Customer',
	name: 'customer_id',
	search: 'searchCustomers',
	prefix: 'cus_',
});

export const addressId = locator({
	displayName: 'Address',
	name: 'address_id',
	search: 'searchAddresses',
	prefix: 'adr_',
	// no loadOptionsDependsOn: where the customer is an expression, the editor would empty this at every new result
	description:
		'Where the work is done: one of the addresses of the customer, to be chosen again with another customer. Customer → Get returns them under "addresses", each with its ID.',
});

export const jobId = locator({
	displayName: 'Job',
	name: 'job_id',
	search: 'searchJobs',
	prefix: 'job_',
	page: 'jobs',
});

export const estimateId = locator({
	displayName: 'Estimate',
	name: 'estimate_id',
	search: 'searchEstimates',
	prefix: 'csr_',
	description:
		'The estimate itself (csr_…). A job’s "original_estimate_id" is the ID of one of its options (est_…), which is not accepted here.',
});

export const invoiceId = locator({
	displayName: 'Invoice',
	name: 'invoice_id',
	search: 'searchInvoices',
	prefix: 'invoice_',
});

export const employeeId = locator({
	displayName: 'Employee',
	name: 'employee_id',
	search: 'searchEmployees',
	prefix: 'pro_',
});

export const assignedEmployeeId: INodeProperties = {
	...optional(employeeId),
	displayName: 'Assigned Employee',
	name: 'assigned_employee_id',
};

export const webhookId = locator({
	displayName: 'Webhook',
	name: 'webhook_id',
	search: 'searchWebhooks',
	prefix: '',
});

export const leadId = locator({
	displayName: 'Lead',
	name: 'lead_id',
	search: 'searchLeads',
	prefix: 'lea_',
});

export const lineItemId = locator({
	displayName: 'Line Item',
	name: 'line_item_id',
	search: 'searchLineItems',
	prefix: 'rli_',
});

export const appointmentId = locator({
	displayName: 'Appointment',
	name: 'appointment_id',
	search: 'searchAppointments',
	prefix: 'appt_',
});

export const estimateOptionId = locator({
	displayName: 'Estimate Option',
	name: 'option_id',
	search: 'searchEstimateOptions',
	prefix: 'est_',
	page: 'estimates',
});

/** Every option of every estimate, for what is done to several at once. */
const anyEstimateOption = locator({
	displayName: 'Estimate Option',
	name: 'id',
	search: 'searchAllEstimateOptions',
	prefix: 'est_',
});

export const jobNoteId = locator({
	displayName: 'Note',
	name: 'note_id',
	search: 'searchJobNotes',
	prefix: 'nte_',
});

export const optionNoteId = locator({
	displayName: 'Note',
	name: 'note_id',
	search: 'searchOptionNotes',
	prefix: 'nte_',
});

export const eventId = locator({
	displayName: 'Event',
	name: 'event_id',
	search: 'searchEvents',
	prefix: 'evt_',
});

export const materialUuid = locator({
	displayName: 'Material',
	name: 'material_uuid',
	search: 'searchMaterials',
	prefix: 'pbmat_',
});

export const priceFormId = locator({
	displayName: 'Price Form',
	name: 'price_form_id',
	search: 'searchPriceForms',
	prefix: 'pbpf_',
});

export const serviceId = locator({
	displayName: 'Service',
	name: 'service_id',
	search: 'searchServices',
	prefix: 'olit_',
});

/** A locator inside a repeated group, where n8n does not read an ID out of an address. Empty means none. */
const inGroup = (field: INodeProperties, about: Partial<INodeProperties>): INodeProperties => ({
	...optional(field),
	modes: field.modes?.filter(({ name }) => name !== 'url'),
	...about,
});

const ADDS_NEW = 'A new one is added when left empty';

/** Which entry of a list is changed. */
export const changedLineItemId = (search: 'searchLineItems' | 'searchOptionLineItems') =>
	inGroup(locator({ displayName: 'Line Item', name: 'id', search, prefix: 'rli_' }), {
		description: ADDS_NEW,
	});

export const changedInputMaterialUuid = inGroup(
	locator({
		displayName: 'Input Material',
		name: 'uuid',
		search: 'searchInputMaterials',
		prefix: '',
	}),
	{ description: ADDS_NEW },
);

export const changedFormFieldId = inGroup(
	locator({
		displayName: 'Field',
		name: 'id',
		search: 'searchPriceFormFields',
		prefix: 'pbpff_',
	}),
	{ description: ADDS_NEW },
);

export const serviceItemId = inGroup(
	locator({
		displayName: 'Service Item',
		name: 'service_item_id',
		search: 'searchServiceItems',
		prefix: 'olit_',
	}),
	{
		description:
			'The item of the price book that this line item comes from: a service, or a material where "Service Item Type" is one',
	},
);

/** Any number of records, added one by one; an expression in one of them may give several IDs. */
const idList = (
	field: INodeProperties,
	list: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
): INodeProperties => ({
	...list,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, isIdList: true },
	placeholder: `Add ${field.displayName}`,
	default: {},
	options: [
		{
			displayName: field.displayName,
			name: 'record',
			values: [{ ...inGroup(field, { name: 'id' }), required: true }],
		},
	],
});

export const byCustomers = idList(customerId, {
	displayName: 'Customers',
	name: 'customer_uuid',
	description: 'Only invoices to one of these customers',
});

export const ofJobs = idList(jobId, {
	displayName: 'Jobs',
	name: 'job_uuids',
	description: 'The jobs whose checklists are wanted',
});

export const ofEstimates = idList(estimateId, {
	displayName: 'Estimates',
	name: 'estimate_uuids',
	description: 'The estimates whose checklists are wanted',
});

export const estimateOptionIds: INodeProperties = {
	...idList(anyEstimateOption, {
		displayName: 'Estimate Options',
		name: 'option_ids',
		description: 'One or more options, also of several estimates',
	}),
	required: true,
};
