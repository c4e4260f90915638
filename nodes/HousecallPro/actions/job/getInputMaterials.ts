import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { jobId } from '../../descriptions/locators';

/**
 * GET /jobs/{job_id}/job_input_materials. Costs in cents on the wire. Returns `{ job_input_materials: […] }`, whole,
 * without pages; an entry's ID is its `uuid`.
 */
export const getInputMaterials: Operation = {
	option: {
		name: 'Get Input Materials',
		value: 'getInputMaterials',
		action: 'Get the input materials of a job',
		description:
			'List the materials that are used up on one job, with quantities and costs in dollars',
	},
	route: 'GET /jobs/{job_id}/job_input_materials',
	fields: [jobId, ...returnAllOrLimit],
	amounts: ['unit_cost'],
	hasTimes: false,
	returns: { list: 'job_input_materials', paginated: false },
};
