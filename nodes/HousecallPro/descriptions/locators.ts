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
