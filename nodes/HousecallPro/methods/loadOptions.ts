import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { accountLists } from '../descriptions/accountLists';
import { entriesOf, valueOf } from '../transport/accountList';
import type { AccountList } from '../transport/accountList';
import { readCached } from './read';
import * as labels from './labels';
import type { Label } from './labels';

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

const nameOf: Label = ({ name }) => (name ? String(name) : '');

/** All records of a list of the account, A–Z. `value` is the ID, or the name where the service takes names. */
const load = (accountList: AccountList, label = nameOf): Load =>
	async function () {
		const zone = this.getTimezone();
		const { route, fallback, list, query } = accountList;
		const call = { route, fallback, list, query, paginated: true };
		const records = await readCached(
			this,
			JSON.stringify(call),
			async (api) => await api.list(call),
		);
		return entriesOf(accountList, records)
			.map((record) => ({ name: label(record, zone), value: valueOf(accountList, record) }))
			.sort((a, b) => a.name.localeCompare(b.name));
	};

export const getTagNames = load(accountLists.getTagNames);
export const getTagIds = load(accountLists.getTagIds);
export const getLeadSources = load(accountLists.getLeadSources);
export const getLeadSourceIds = load(accountLists.getLeadSourceIds);
export const getJobTypes = load(accountLists.getJobTypes);
export const getEmployees = load(accountLists.getEmployees, labels.employee);
export const getPriceForms = load(accountLists.getPriceForms);
export const getPriceFormFields = load(accountLists.getPriceFormFields);
export const getPriceFormOptions = load(accountLists.getPriceFormOptions);
export const getLocations = load(accountLists.getLocations);
export const getServiceZones = load(accountLists.getServiceZones);
export const getMaterialCategories = load(accountLists.getMaterialCategories);
export const getJobStatuses = load(accountLists.getJobStatuses);
export const getLeadStatuses = load(accountLists.getLeadStatuses);
export const getEstimateStatuses = load(accountLists.getEstimateStatuses);
