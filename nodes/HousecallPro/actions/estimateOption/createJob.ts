import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { JOB } from '../../descriptions/amounts';
import { additionalFields, additionalJson, workFields } from '../../descriptions/collections';
import { estimateId, estimateOptionId } from '../../descriptions/locators';
import { pick } from '../../helpers/display';
import { idOf } from '../../helpers/recordId';
import { FieldError } from '../../helpers/values';
import type { ExecuteContext, Operation } from '../../operation/operation';
import { options } from '../../operation/options';
import { newJobDetails } from '../job/fields';
import { readJob, withJobEnd } from '../job/schedule';
import { simpleJob } from '../job/simplify';
import { isOwnOf, jobsOf } from './jobOrigin';
import { lineItemsOf, putLineItems, readOffer, sendJob } from './optionJob';

const whenJobExists: INodeProperties = {
	displayName: 'When a Job Exists Already',
	name: 'whenJobExists',
	type: 'options',
	options: [
		{ name: 'Create Another', value: 'create' },
		{ name: 'Return It', value: 'return' },
	],
	default: 'return',
	description:
		'What to do where Housecall Pro has copied the option to a job, or this operation has made one of it before. A job that is returned stays as it is, but for line items that an earlier run left out.',
};

const COPIED = 'created job from estimate';

async function createOnce({ api, call, settings }: ExecuteContext) {
	const path = {
		estimate_id: String(settings[estimateId.name]),
		option_id: String(settings[estimateOptionId.name]),
	};
	const { customer_id, address_id, ...offer } = await readOffer(api, path);
	const known = await jobsOf(api, [offer.option], offer.estimate.customer);
	const isAnother = settings[whenJobExists.name] === 'create';
	const existing = isAnother ? undefined : (known.find(isOpen) ?? known[0]);
	if (!existing && !isAnother && offer.option.status === COPIED) throw copyIsGone();
	const isOwn = !existing || isOwnOf(offer.option, existing);
	// read before anything is written
	const items = isOwn ? await lineItemsOf(api, path) : [];
	const body = { customer_id, address_id, ...call.body };
	const job = existing ?? (await sendJob(api, offer, body, known));
	await putLineItems(api, job, items);
	const now = await readJob(api, { job_id: idOf(job) });
	return { ...now, outcome: existing ? 'existing' : 'created' };
}

const isOpen = (job: IDataObject) => !job.canceled_at;

const copyIsGone = () =>
	new FieldError(
		'Estimate Option',
		'was copied to a job that is not among those of the customer',
		'It may have been deleted, or be very new: look in Housecall Pro. To make a job all the same, choose Options → When a Job Exists Already → Create Another.',
	);

/**
 * POST /jobs for the customer and the address of an estimate, with the line items of one of its options. Prices in cents
 * on the wire. The job is looked for first, so running it again makes no second one. Returns the job, with `outcome`:
 * `created` or `existing`.
 */
export const createJob: Operation = {
	option: {
		name: 'Create Job',
		value: 'createJob',
		action: 'Create a job from an estimate option',
		description:
			'Turn one option of an estimate into a job for the same customer and address with the same line items; returns the job that Housecall Pro has copied from it where there is one',
	},
	route: 'POST /jobs',
	composedOf: [
		'GET /estimates/{estimate_id}',
		'GET /estimates/{estimate_id}/options/{option_id}/line_items',
		'GET /jobs',
		'GET /jobs/{job_id}',
		'GET /jobs/{job_id}/line_items',
		'PUT /jobs/{job_id}/line_items/bulk_update',
	],
	sequential: true,
	fields: [
		estimateId,
		estimateOptionId,
		additionalFields([
			...newJobDetails.filter(({ name }) => name !== 'line_items'),
			workFields('Job Fields', 'job_fields'),
			additionalJson,
		]),
		options(whenJobExists),
	],
	settings: [estimateId.name, estimateOptionId.name, whenJobExists.name],
	preSend: withJobEnd,
	amounts: JOB,
	simplify: (job) => ({ ...simpleJob(job), ...pick(job, 'outcome') }),
	returns: 'record',
	execute: createOnce,
};
