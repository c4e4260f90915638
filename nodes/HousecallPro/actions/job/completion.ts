import type { IDataObject } from 'n8n-workflow';

import { between } from '../../descriptions/filters';
import { propertyOf } from '../../helpers/display';
import type { ClientSideFilter } from '../../operation/clientSideFilter';

const HOW =
	'Housecall Pro cannot look for it: the node reads the completed jobs, the latest change first, back to "Completed From".';

/** When the work of a job was done. */
export const byCompletion = between('Completed', 'completed_at').map((field) => ({
	...field,
	description: `${field.description}. ${HOW}`,
}));

/** Epoch milliseconds; NaN for a job that is not completed. */
const completedAt = ({ work_timestamps }: IDataObject) =>
	Date.parse(String(propertyOf(work_timestamps, 'completed_at')));

/** The only ones with a completion, unless the user wants others. */
const COMPLETED = { work_status: ['completed'] };

/**
 * A completion moves `updated_at` (inferred; the polling trigger relies on it, too), so a job completed since a time was
 * changed since then.
 */
export const completionFilters: Readonly<Record<string, ClientSideFilter>> = {
	completed_at_min: {
		keep: (job, from) => completedAt(job) >= Date.parse(String(from)),
		within: (from) => ({ changedSince: String(from), query: COMPLETED }),
	},
	completed_at_max: {
		keep: (job, until) => completedAt(job) <= Date.parse(String(until)),
		within: () => ({ query: COMPLETED }),
	},
};
