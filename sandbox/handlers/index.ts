import type { Handlers } from '../http/call';
import { addresses } from './addresses';
import { appointments } from './appointments';
import { companies } from './companies';
import { customers } from './customers';
import { employees } from './employees';
import { estimates } from './estimates';
import { invoices } from './invoices';
import { jobDetails } from './jobDetails';
import { jobSchedule } from './jobSchedule';
import { jobs } from './jobs';
import { leads } from './leads';
import { lineItems } from './lineItems';
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
