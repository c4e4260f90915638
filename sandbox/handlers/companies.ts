import type { Handlers } from '../http/call';
import { envelope } from '../http/paging';
import { withLocations } from '../state/state';
import { companyView } from '../views/parts';

export const companies: Handlers = {
	/** The contract lists companies; the live service nests them in the one it shows. */
	listCompanies: (call) => envelope(call, 'companies', withLocations(call.company), companyView),

	getCompany: (call) => companyView(call.company),
};
