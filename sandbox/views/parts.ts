import { lineAmount } from '../state/money';
import type { Address, Appointment, Company, LineItem } from '../state/model';

export type Json = Record<string, unknown>;

export function addressView(address: Address): Json {
	const { id, type, street, street_line_2, city, state, zip, country } = address;
	const { latitude, longitude } = address;
	return { id, type, street, street_line_2, city, state, zip, country, latitude, longitude };
}

export function appointmentView(appointment: Appointment): Json {
	return { ...appointment, start_date: appointment.start_time.slice(0, 10) };
}

/** The lines that lie below a path, e.g. `/jobs/job_…/line_items`. */
export function lineItemViews(items: readonly LineItem[], path: string): Json[] {
	return items.map((item, index) => ({
		object: 'line_item',
		...item,
		amount: lineAmount(item),
		order_index: index,
		url: `${path}/${item.id}`,
	}));
}

export function companyView(company: Company): Json {
	const { zip_codes, locations, ...shown } = company;
	return {
		...shown,
		service_areas_data: { zip_codes },
		locations: locations.map(companyView),
	};
}
