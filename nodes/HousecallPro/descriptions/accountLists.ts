import type { IDataObject } from 'n8n-workflow';

import { personName } from '../helpers/display';
import type { AccountList } from '../transport/accountList';
import { companies } from './locations';

type Named = Omit<AccountList, 'value' | 'idPattern'>;

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** An ID is a prefix with hexadecimal digits, or a UUID (recorded); no prefix is wanted, as not all are known. */
const ANY_ID = new RegExp(`^(?:[a-z]{2,8}_[0-9a-f]+|${UUID})$`);

/** Where a name is sent as it is: what may be a name that nobody has used yet, such as `vip_2`, is no ID. */
const idWith = (prefix: string) =>
	new RegExp(`^(?:${prefix}_[0-9a-f]+|[a-z]{2,8}_[0-9a-f]{32}|${UUID})$`);

const text = (value: unknown) => (value ? [String(value)] : []);

const byName = (noun: string, route: Named['route'], list: string): Named => ({
	noun,
	route,
	list,
	names: ({ name }) => text(name),
});

/** The service takes the ID of the record. */
const takesId = (list: Named): AccountList => ({ ...list, value: 'id', idPattern: ANY_ID });

/** The service takes the name of the record. */
const takesName = (list: Named, prefix: string): AccountList => ({
	...list,
	value: 'name',
	idPattern: idWith(prefix),
});

const tags = byName('tag', 'GET /tags', 'tags');
const leadSources = byName('lead source', 'GET /lead_sources', 'lead_sources');
const jobTypes = byName('job type', 'GET /job_fields/job_types', 'job_types');

const materialCategories = byName(
	'material category of the first level',
	'GET /api/price_book/material_categories',
	'data',
);

const employees: Named = {
	noun: 'active employee',
	route: 'GET /employees',
	list: 'employees',
	names: (employee: IDataObject) => [...text(personName(employee)), ...text(employee.email)],
};

const locations: Named = {
	...byName('location', companies.route, companies.list),
	fallback: companies.fallback,
};

const statuses = (resource_type: string): Named => ({
	...byName('status of this pipeline', 'GET /pipeline/statuses', 'statuses'),
	query: { resource_type },
});

/** What the fields choose from, by the names of the methods that fill their dropdowns. */
export const accountLists = {
	getTagNames: takesName(tags, 'tag'),
	getTagIds: takesId(tags),
	getLeadSources: takesName(leadSources, 'lsrc'),
	getLeadSourceIds: takesId(leadSources),
	getJobTypes: takesId(jobTypes),
	getEmployees: takesId(employees),
	getLocations: takesId(locations),
	getMaterialCategories: takesId(materialCategories),
	getJobStatuses: takesId(statuses('job')),
	getLeadStatuses: takesId(statuses('lead')),
	getEstimateStatuses: takesId(statuses('estimate')),
};

export type AccountListName = keyof typeof accountLists;
