import { addressId } from '../common/addresses';
import { additionalFields, additionalJson, workFields } from '../common/fields';
import { customerId } from '../common/locators';
import type { Operation } from '../operation';
import { simpleJob } from '../simplified';
import { jobDetails } from './fields';

/**
 * POST /jobs. Prices in cents. Answers 201 with the job, but without the ID of the appointment that its
 * schedule makes (seen in live answers): Get returns that.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a job',
		description: 'Book a job for a customer at one of their addresses, with or without a date',
	},
	route: 'POST /jobs',
	fields: [
		customerId,
		{ ...addressId, required: true },
		additionalFields([...jobDetails, workFields('Job Fields', 'job_fields'), additionalJson]),
	],
	simplify: simpleJob,
	returns: 'record',
};
