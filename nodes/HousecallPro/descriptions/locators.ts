import type { INodeProperties } from 'n8n-workflow';

import { inGroup, locator, optional } from './locator';

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
