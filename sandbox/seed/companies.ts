import { faker } from '@faker-js/faker/locale/en_US';
import type { Company } from '../state/model';
import { withLocations, type State } from '../state/state';
import { METRO, zipCodes } from './places';

/** One company with two locations below it, one inside the other. */
export function fillCompanies(state: State): void {
	const root = makeCompany(state, `${faker.person.lastName()} Home Services`, 0);
	const north = makeCompany(state, `${root.name} North`, 1, root.id);
	north.locations.push(makeCompany(state, `${root.name} Lakeside`, 2, root.id));
	root.locations.push(north);
	state.company = root;
	state.companyById.clear();
	for (const company of withLocations(root)) state.companyById.set(company.id, company);
}

function makeCompany(state: State, name: string, depth: number, rootId?: string): Company {
	const id = state.ids.uuid('company');
	const site = `${name.toLowerCase().replace(/[^a-z]+/g, '-')}.example.com`;
	return {
		id,
		name,
		support_email: `office@${site}`,
		phone_number: `${METRO.areaCode}55501${depth}0`,
		logo_url: `https://${site}/logo.png`,
		website: `https://${site}`,
		time_zone: METRO.timeZone,
		default_arrival_window: 60,
		address: {
			street: `${faker.number.int({ min: 100, max: 9900 })} Commerce Dr`,
			street_line_2: null,
			city: METRO.towns[depth].city,
			state: METRO.state,
			zip: METRO.towns[depth].zip,
			country: 'USA',
			latitude: METRO.latitude,
			longitude: METRO.longitude,
		},
		zip_codes: zipCodes(),
		locations: [],
		franchise_info: {
			root_franchisor_id: rootId ?? id,
			franchisor_depth: depth,
			metadata: {
				territory_management: { franchise_id: null },
				franchisee_identifier: null,
				external: {},
			},
		},
	};
}
