import { appointment } from './appointment';
import { company } from './company';
import { customer } from './customer';
import { customerAddress } from './customerAddress';
import { employee } from './employee';
import { estimate } from './estimate';
import { estimateOption } from './estimateOption';
import { invoice } from './invoice';
import { job } from './job';
import { lead } from './lead';
import { lineItem } from './lineItem';
import type { Operation, Resource } from './operation';
import { payment } from './payment';
import { webhook } from './webhook';

/** The map of the product: every resource with its operations. */
export const resources: Resource[] = [
	appointment,
	company,
	customer,
	customerAddress,
	employee,
	estimate,
	estimateOption,
	invoice,
	job,
	lead,
	lineItem,
	payment,
	webhook,
];

export const findOperation = (resource: string, operation: string): Operation | undefined =>
	resources
		.find(({ value }) => value === resource)
		?.operations.find(({ option }) => option.value === operation);
