import { searchWithin } from './children';
import { searchMaterials } from './materials';
import type { Search } from './results';
import { search } from './search';
import * as sources from './sources';

export { searchMaterials };

export const searchCustomers = search(sources.customers);
export const searchEmployees = search(sources.employees);
export const searchEstimates = search(sources.estimates);
export const searchAllEstimateOptions = search(sources.allEstimateOptions);
export const searchEvents = search(sources.events);
export const searchInvoices = search(sources.invoices);
export const searchJobs = search(sources.jobs);
export const searchLeads = search(sources.leads);
export const searchPriceForms = search(sources.priceForms);
export const searchServices = search(sources.services);
export const searchWebhooks = search(sources.webhooks);

export const searchAddresses = searchWithin(sources.addresses);
export const searchAppointments = searchWithin(sources.appointments);
export const searchEstimateOptions = searchWithin(sources.estimateOptions);
export const searchInputMaterials = searchWithin(sources.inputMaterials);
export const searchJobNotes = searchWithin(sources.jobNotes);
export const searchLineItems = searchWithin(sources.lineItems);
export const searchOptionLineItems = searchWithin(sources.optionLineItems);
export const searchOptionNotes = searchWithin(sources.optionNotes);
export const searchPriceFormFields = searchWithin(sources.priceFormFields);

/** What of the price book a line item comes from, by the kind that is chosen beside it. */
export const searchServiceItems: Search = async function (filter, token) {
	const type = this.getCurrentNodeParameter('&service_item_type');
	const pick = type === 'pricebook_material' ? searchMaterials : searchServices;
	return await pick.call(this, filter, token);
};
