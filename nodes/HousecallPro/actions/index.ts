import { moneyIn, timesIn, withMoneyInJson } from '../descriptions/units';
import { withOptions } from '../operation/options';
import { application } from './application';
import { appointment } from './appointment';
import { checklist } from './checklist';
import { company } from './company';
import { customer } from './customer';
import { customerAddress } from './customerAddress';
import { employee } from './employee';
import { estimate } from './estimate';
import { estimateOption } from './estimateOption';
import { event } from './event';
import { invoice } from './invoice';
import { job } from './job';
import { jobType } from './jobType';
import { lead } from './lead';
import { leadSource } from './leadSource';
import { lineItem } from './lineItem';
import { material } from './material';
import { materialCategory } from './materialCategory';
import type { Operation, Resource } from '../operation/operation';
import { payment } from './payment';
import { pipelineStatus } from './pipelineStatus';
import { priceBookService } from './priceBookService';
import { priceForm } from './priceForm';
import { route } from './route';
import { serviceZone } from './serviceZone';
import { tag } from './tag';
import { webhook } from './webhook';

const map: Resource[] = [
	appointment,
	checklist,
	company,
	customer,
	customerAddress,
	employee,
	estimate,
	estimateOption,
	event,
	invoice,
	job,
	jobType,
	lead,
	leadSource,
	lineItem,
	material,
	materialCategory,
	application,
	payment,
	pipelineStatus,
	priceBookService,
	priceForm,
	route,
	serviceZone,
	tag,
	webhook,
];

/** With what its resource says for all operations, and with the options that every operation has. */
function completed(operation: Operation, resource: Resource): Operation {
	const { fields, returns, amounts = resource.amounts ?? [] } = operation;
	const { hasTimes = resource.hasTimes === true } = operation;
	const isRecord = returns !== 'deleted';
	const hasMoney = isRecord && amounts.length > 0;
	const units = [...(hasMoney ? [moneyIn] : []), ...(isRecord && hasTimes ? [timesIn] : [])];
	return {
		...operation,
		amounts,
		fields: withOptions(hasMoney ? withMoneyInJson(fields) : fields, units),
	};
}

/** The map of the product: every resource with its operations. */
export const resources: Resource[] = map.map((resource) => ({
	...resource,
	operations: resource.operations.map((operation) => completed(operation, resource)),
}));

export function findOperation(resource: string, operation: string): Operation | undefined {
	const { operations = [] } = resources.find(({ value }) => value === resource) ?? {};
	return operations.find(({ option }) => option.value === operation);
}
