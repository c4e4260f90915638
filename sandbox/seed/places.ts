import { faker } from '@faker-js/faker/locale/en_US';
import type { Address } from '../state/model';
import type { State } from '../state/state';

interface Town {
	city: string;
	zip: string;
}

/** The area one field-service company works in. */
export const METRO: {
	state: string;
	areaCode: string;
	timeZone: string;
	latitude: string;
	longitude: string;
	towns: Town[];
} = {
	state: 'TX',
	areaCode: '512',
	timeZone: 'America/Chicago',
	latitude: '30.2672',
	longitude: '-97.7431',
	towns: [
		{ city: 'Austin', zip: '78704' },
		{ city: 'Round Rock', zip: '78664' },
		{ city: 'Lakeway', zip: '78734' },
		{ city: 'Austin', zip: '78745' },
		{ city: 'Austin', zip: '78757' },
		{ city: 'Austin', zip: '78731' },
		{ city: 'Cedar Park', zip: '78613' },
		{ city: 'Pflugerville', zip: '78660' },
		{ city: 'Georgetown', zip: '78626' },
		{ city: 'Leander', zip: '78641' },
		{ city: 'Kyle', zip: '78640' },
		{ city: 'Buda', zip: '78610' },
		{ city: 'Dripping Springs', zip: '78620' },
		{ city: 'San Marcos', zip: '78666' },
	],
};

export const zipCodes = () => [...new Set(METRO.towns.map((town) => town.zip))];

/** Street names are drawn once: making one takes longer than everything else about a customer. */
let streets: string[] = [];

export function drawStreets(): void {
	streets = faker.helpers.multiple(() => faker.location.street(), { count: 250 });
}

export function makeAddress(state: State, type: Address['type'], createdAt: string): Address {
	const town = faker.helpers.arrayElement(METRO.towns);
	const unit = faker.number.int(9) === 0 ? `Apt ${faker.number.int({ min: 1, max: 40 })}` : null;
	return {
		id: state.ids.next('adr'),
		type,
		street: `${faker.number.int({ min: 100, max: 9999 })} ${faker.helpers.arrayElement(streets)}`,
		street_line_2: unit,
		city: town.city,
		state: METRO.state,
		zip: town.zip,
		country: 'USA',
		latitude: null,
		longitude: null,
		created_at: createdAt,
		updated_at: createdAt,
	};
}

const AREA_CODES = ['512', '737', '254', '830'];

/** Ten digits with the exchange 555, which belongs to nobody. */
export function makePhone(): string {
	const line = String(faker.number.int(9999)).padStart(4, '0');
	return `${faker.helpers.arrayElement(AREA_CODES)}555${line}`;
}
