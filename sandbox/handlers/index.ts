import type { Handlers } from '../http/call';
import { addresses } from './addresses';
import { application } from './application';
import { appointments } from './appointments';
import { attachments } from './attachments';
import { availability } from './availability';
import { calendar } from './calendar';
import { companies } from './companies';
import { customers } from './customers';
import { employees } from './employees';
import { estimateApproval } from './estimateApproval';
import { estimateOptions } from './estimateOptions';
import { estimates } from './estimates';
import { inputMaterials } from './inputMaterials';
import { invoices } from './invoices';
import { jobDetails } from './jobDetails';
import { jobLocks } from './jobLocks';
import { jobSchedule } from './jobSchedule';
import { jobs } from './jobs';
import { leadConversion } from './leadConversion';
import { leads } from './leads';
import { lineItems } from './lineItems';
import { materials } from './materials';
import { names } from './names';
import { pipeline } from './pipeline';
import { priceBookServices } from './priceBookServices';
import { priceForms } from './priceForms';
import { routes } from './routes';
import { webhooks } from './webhooks';

/** What answers each operation, by operationId. */
export const HANDLERS: Handlers = {
	...addresses,
	...application,
	...appointments,
	...attachments,
	...availability,
	...calendar,
	...companies,
	...customers,
	...employees,
	...estimateApproval,
	...estimateOptions,
	...estimates,
	...inputMaterials,
	...invoices,
	...jobDetails,
	...jobLocks,
	...jobSchedule,
	...jobs,
	...leadConversion,
	...leads,
	...lineItems,
	...materials,
	...names,
	...pipeline,
	...priceBookServices,
	...priceForms,
	...routes,
	...webhooks,
};
