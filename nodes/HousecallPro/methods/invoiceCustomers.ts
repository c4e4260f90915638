import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { isLast, readPage } from './results';
import { jobs } from './sources';

/** An invoice is mostly of a job that is not much older. */
const PAGES_OF_JOBS = 5;

/** Invoices with the `customer` of their job, as the service names none in an invoice. */
export async function withCustomers(
	context: ILoadOptionsFunctions,
	invoices: IDataObject[],
): Promise<IDataObject[]> {
	const missing = new Set<unknown>(
		invoices.flatMap(({ customer, job_id }) => (customer || !job_id ? [] : [job_id])),
	);
	const customers = new Map<unknown, IDataObject[string]>();
	for (let number = 1; missing.size > 0 && number <= PAGES_OF_JOBS; number++) {
		const page = await readPage(context, jobs, number);
		for (const { id, customer } of page.records) {
			if (missing.delete(id)) customers.set(id, customer);
		}
		if (isLast(number, page)) break;
	}
	return invoices.map((invoice) => ({
		...invoice,
		customer: invoice.customer ?? customers.get(invoice.job_id),
	}));
}
