import type { Handlers } from '../http/call';
import { addresses } from './addresses';
import { appointments } from './appointments';
import { companies } from './companies';
import { customers } from './customers';
import { employees } from './employees';
import { estimates } from './estimates';
import { invoices } from './invoices';
import { jobDetails } from './job-details';
import { jobSchedule } from './job-schedule';
import { jobs } from './jobs';
import { leads } from './leads';
import { lineItems } from './line-items';
import { names } from './names';
import { pipeline } from './pipeline';
import { webhooks } from './webhooks';

/** What answers each operation, by operationId. */
export const HANDLERS: Handlers = {
	...addresses,
	...appointments,
	...companies,
	...customers,
	...employees,
	...estimates,
	...invoices,
	...jobDetails,
	...jobSchedule,
	...jobs,
	...leads,
	...lineItems,
	...names,
	...pipeline,
	...webhooks,
};
