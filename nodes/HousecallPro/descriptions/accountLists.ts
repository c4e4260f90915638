import type { IDataObject } from 'n8n-workflow';

import { personName } from '../helpers/display';
import { isObject } from '../helpers/values';
import { listOf } from '../helpers/writable';
import type { AccountList } from '../transport/accountList';
import { companies } from './locations';

type Named = Omit<AccountList, 'value' | 'idPattern'>;

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * An ID is a prefix and hexadecimal digits, or a UUID (recorded). Not all prefixes are known, so any will do; after a
 * known one, anything does.
 */
const idAfter = (prefix: string) => new RegExp(`^(?:${prefix}_\\w+|[a-z]{2,8}_[0-9a-f]+|${UUID})$`);

/** Where names are sent as they are, a new one such as `vip_2` must not be taken for an ID. */
const strictIdAfter = (prefix: string) =>
	new RegExp(`^(?:${prefix}_[0-9a-f]+|[a-z]{2,8}_[0-9a-f]{32}|${UUID})$`);

const text = (value: unknown) => (value ? [String(value)] : []);

const byName = (noun: string, route: Named['route'], list: string, made?: string): Named => ({
	noun,
	route,
	list,
	...(made && { made: `${made} adds one` }),
	names: ({ name }) => text(name),
});

/** The service takes the ID of the record. */
const takesId = (list: Named, prefix: string): AccountList => ({
	...list,
	value: 'id',
	idPattern: idAfter(prefix),
});

/** The service takes the name of the record. */
const takesName = (list: Named, prefix: string): AccountList => ({
	...list,
	value: 'name',
	idPattern: strictIdAfter(prefix),
});

const serviceZones = byName('service zone', 'GET /service_zones', 'service_zones');
const tags = byName('tag', 'GET /tags', 'tags', 'Tag → Create');
const leadSources = byName(
	'lead source',
	'GET /lead_sources',
	'lead_sources',
	'Lead Source → Create',
);
const jobTypes = byName('job type', 'GET /job_fields/job_types', 'job_types', 'Job Type → Create');

const priceForms = byName('price form', 'GET /api/price_book/price_forms', 'data');

/** An entry of a record, known by its own name, and by the name of the record before it where that is not enough. */
const nestedIn = (outer: IDataObject, list: unknown): IDataObject[] =>
	(listOf(list) ?? []).filter(isObject).map((entry) => ({
		...entry,
		ownName: entry.name,
		name: `${String(outer.name)} › ${String(entry.name)}`,
	}));

const byEitherName = ({ name, ownName }: IDataObject) => [...text(name), ...text(ownName)];

const priceFormFields: Named = {
	...priceForms,
	noun: 'field of a price form',
	within: (form) => nestedIn(form, form.fields),
	names: byEitherName,
};

const priceFormOptions: Named = {
	...priceForms,
	noun: 'option of a field of a price form',
	within: (form) => nestedIn(form, form.fields).flatMap((field) => nestedIn(field, field.options)),
	names: byEitherName,
};

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
	getTagIds: takesId(tags, 'tag'),
	getLeadSources: takesName(leadSources, 'lsrc'),
	getLeadSourceIds: takesId(leadSources, 'lsrc'),
	getJobTypes: takesId(jobTypes, 'jbt'),
	getEmployees: takesId(employees, 'pro'),
	getPriceForms: takesId(priceForms, 'pbpf'),
	getPriceFormFields: takesId(priceFormFields, 'pbpff'),
	getPriceFormOptions: takesId(priceFormOptions, 'pbpffo'),
	getLocations: takesId(locations, 'loc'),
	getServiceZones: takesId(serviceZones, 'sz'),
	getMaterialCategories: takesId(materialCategories, 'pbmcat'),
	getJobStatuses: takesId(statuses('job'), 'kcs'),
	getLeadStatuses: takesId(statuses('lead'), 'kcs'),
	getEstimateStatuses: takesId(statuses('estimate'), 'kcs'),
};

export type AccountListName = keyof typeof accountLists;
