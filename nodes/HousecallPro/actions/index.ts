import { moneyIn, withMoneyInJson } from '../descriptions/units';
import type { Amounts } from '../helpers/money';
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
function completed(operation: Operation, ofResource: Amounts = []): Operation {
	const { fields, returns, amounts = ofResource } = operation;
	const hasMoney = amounts.length > 0 && returns !== 'deleted';
	return {
		...operation,
		amounts,
		fields: hasMoney ? withOptions(withMoneyInJson(fields), [moneyIn]) : withOptions(fields, []),
	};
}

/** The map of the product: every resource with its operations. */
export const resources: Resource[] = map.map(({ amounts, operations, ...resource }) => ({
	...resource,
	operations: operations.map((operation) => completed(operation, amounts)),
}));

export function findOperation(resource: string, operation: string): Operation | undefined {
	const { operations = [] } = resources.find(({ value }) => value === resource) ?? {};
	return operations.find(({ option }) => option.value === operation);
}
