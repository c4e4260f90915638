import { addDays, stamp } from '../state/time';
import type { Named, PipelineStatus } from '../state/model';
import type { Collection } from '../state/collection';
import type { State } from '../state/state';

const TAGS = [
	'VIP',
	'Maintenance plan',
	'Commercial',
	'Warranty',
	'Gate code',
	'Pets on site',
	'Financing',
	'Referral',
	'Callback',
	'Permit needed',
];
const LEAD_SOURCES = [
	'Google Local Services',
	'Website',
	'Referral',
	'Yelp',
	'Nextdoor',
	'Facebook Ads',
	'Direct mail',
	'Repeat customer',
];
const JOB_TYPES = ['Install', 'Maintenance', 'Repair', 'Inspection', 'Emergency', 'Estimate visit'];
const BUSINESS_UNITS = ['Residential', 'Commercial'];
const STAGES: Record<PipelineStatus['resource_type'], [string, string][]> = {
	lead: [
		['New', 'open'],
		['Contacted', 'open'],
		['Qualified', 'open'],
		['Won', 'won'],
		['Lost', 'lost'],
	],
	estimate: [
		['To schedule', 'open'],
		['Sent', 'open'],
		['Approved', 'won'],
		['Declined', 'lost'],
	],
	job: [
		['To schedule', 'open'],
		['Parts ordered', 'open'],
		['In progress', 'open'],
		['Done', 'completed'],
	],
};

/** The pick lists of the account. */
export function fillCatalog(state: State): void {
	addNames(state, state.tags, 'tag', TAGS);
	addNames(state, state.leadSources, 'lsrc', LEAD_SOURCES);
	addNames(state, state.jobTypes, 'jbt', JOB_TYPES);
	addNames(state, state.businessUnits, 'bu', BUSINESS_UNITS);
	for (const [resource, stages] of Object.entries(STAGES)) {
		for (const [name, statusType] of stages) {
			state.pipelineStatuses.add({
				...named(state, 'kcs', name, 0),
				resource_type: resource as PipelineStatus['resource_type'],
				status_type: statusType,
			});
		}
	}
}

function addNames(state: State, collection: Collection<Named>, prefix: string, names: string[]) {
	names.forEach((name, index) => collection.add(named(state, prefix, name, index)));
}

function named(state: State, prefix: string, name: string, index: number): Omit<Named, 'revision'> {
	const createdAt = stamp(addDays(state.options.now, -800 + index));
	return {
		id: state.ids.next(prefix),
		company_id: state.company.id,
		name,
		created_at: createdAt,
		updated_at: createdAt,
	};
}
