import { returnAllOrLimit } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { jobId } from '../../descriptions/locators';

/** GET /jobs/{job_id}/appointments. Answers `{ appointments: […] }`, whole, without pages. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many appointments',
		description: 'List the visits (appointments) of one job, with their times and who is sent',
	},
	route: 'GET /jobs/{job_id}/appointments',
	fields: [jobId, ...returnAllOrLimit],
	returns: { list: 'appointments', paginated: false },
};
