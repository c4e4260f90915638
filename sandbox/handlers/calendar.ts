import type { Call, Handlers } from '../http/call';
import { invalid } from '../http/errors';
import { cut, envelope, listed, sorted } from '../http/paging';
import type { CalendarEvent, Checklist, ServiceZone } from '../state/model';
import { need } from './lookup';

/** Calendar events, checklists and service zones. */
export const calendar: Handlers = {
	listEvents: (call) =>
		envelope(call, 'events', sorted(call, call.state.calendarEvents), (event) =>
			eventView(call, event),
		),

	getEvent: (call) =>
		eventView(call, need(call, call.state.calendarEvents, call.params.event_id, 'Event')),

	/** Pages by `per_page` and tells no totals. */
	listChecklists: (call) => {
		const jobs = listed(call, 'job_uuids');
		const estimates = listed(call, 'estimate_uuids');
		if (!jobs && !estimates) throw invalid({ job_uuids: 'is missing' });
		const found = call.state.checklists
			.all()
			.filter(
				({ job_uuid: job, estimate_uuid: estimate }) =>
					jobs?.has(job ?? '') || estimates?.has(estimate ?? ''),
			);
		return { checklists: cut(call, found, 'per_page').records.map(checklistView) };
	},

	listServiceZones: (call) => {
		const { zip_code: zip, address } = call.query;
		const text = String(address ?? '');
		const zones = sorted(call, call.state.serviceZones).filter(
			(zone) =>
				(!zip || zone.zip_codes.includes(String(zip))) &&
				(!text || [...zone.zip_codes, ...zone.cities].some((place) => text.includes(place))),
		);
		return envelope(call, 'service_zones', zones, (zone) => zoneView(call, zone));
	},
};

function eventView(call: Call, event: CalendarEvent) {
	const { id, name, note, tags, street, street_line_2, city, state, zip } = event;
	const { start_time, end_time, all_day, created_at, updated_at, company_id } = event;
	const company = call.state.companyById.get(company_id);
	return {
		...{ id, name, note, tags },
		recurrence_rule: null,
		address: { street, street_line_2, city, state, zip },
		assigned_employees: call.views.employees(event.assigned_employee_ids),
		schedule: { start_time, end_time, time_zone: company?.time_zone },
		...{ all_day, created_at, updated_at },
		company_name: company?.name,
		company_id,
	};
}

function checklistView({ id, title, job_uuid, estimate_uuid, sections }: Checklist) {
	return { id, title, job_uuid, estimate_uuid, sections };
}

function zoneView(call: Call, zone: ServiceZone) {
	const { id, name, trip_charge, zip_codes } = zone;
	const { state: territory, country } = call.company.address;
	const pros = zone.pro_ids.map((proId) => call.state.employees.peek(proId));
	return {
		...{ id, name },
		coverage_type: 'zip_codes',
		trip_charge,
		fee_name: trip_charge ? 'Trip charge' : '',
		zip_codes,
		cities: zone.cities.map((city) => ({ city, state: territory, country })),
		service_pros: pros
			.filter((pro) => pro !== undefined)
			.map(({ id: proId, first_name, last_name, email }) => ({
				id: proId,
				...{ first_name, last_name, email },
				full_name: `${first_name} ${last_name}`,
			})),
	};
}
