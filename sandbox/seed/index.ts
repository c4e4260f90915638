import { faker } from '@faker-js/faker/locale/en_US';
import type { State } from '../state/state';
import { fillCalendar } from './calendar';
import { fillCatalog } from './catalog';
import { fillCompanies } from './companies';
import { fillCustomers } from './customers';
import { fillEmployees } from './employees';
import { fillEstimates } from './estimates';
import { fillInvoices } from './invoices';
import { fillJobs } from './jobs';
import { fillLeads } from './leads';
import { fillOddities } from './oddities';
import { fillPriceBook } from './priceBook';

/**
 * Fills an empty state with an account's data. The same seed and the same day give the same
 * records, ids and dates included.
 */
export function fill(state: State): void {
	faker.seed(state.options.seed);
	fillCompanies(state);
	fillCatalog(state);
	fillEmployees(state);
	fillCustomers(state);
	fillJobs(state);
	fillEstimates(state);
	fillInvoices(state);
	fillLeads(state);
	fillPriceBook(state);
	fillCalendar(state);
}

/** {@link fill} with what live accounts have and no description speaks of. */
export function fillLive(state: State): void {
	fill(state);
	fillOddities(state);
}
