import type { Handlers } from '../http/call';
import { envelope } from '../http/paging';
import type { FranchiseInfo } from '../state/model';
import { withLocations } from '../state/state';
import { companyView } from '../views/parts';

export const companies: Handlers = {
	/** The contract lists companies; the live service nests them in the one it shows. */
	listCompanies: (call) => envelope(call, 'companies', withLocations(call.company), companyView),

	getCompany: (call) => companyView(call.company),

	/** What the request leaves out stays; `external` is replaced as a whole. */
	updateFranchiseInfo: (call) => {
		const { metadata } = call.company.franchise_info;
		const input = call.body<{ metadata?: Partial<FranchiseInfo['metadata']> }>().metadata ?? {};
		const { territory_management: territory, franchisee_identifier: identifier, external } = input;
		if (territory) Object.assign(metadata.territory_management, territory);
		if (identifier !== undefined) metadata.franchisee_identifier = identifier;
		if (external) metadata.external = external;
		return companyView(call.company);
	},
};
