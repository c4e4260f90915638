import type { Stored } from './common';

/** Something on the calendar that is no job, e.g. a team meeting. */
export interface CalendarEvent extends Stored {
	name: string;
	note: string | null;
	tags: string[];
	/** The calendar sorts by these, so they are not nested. */
	street: string;
	street_line_2: string;
	city: string;
	state: string;
	zip: string;
	assigned_employee_ids: string[];
	start_time: string;
	end_time: string;
	all_day: boolean;
}

export interface ChecklistItem {
	type: string;
	title: string;
	required: boolean;
	comment: string;
	order_index: number;
	value: string | boolean;
}

export interface Checklist extends Stored {
	title: string;
	job_uuid: string | null;
	estimate_uuid: string | null;
	sections: { title: string; order_index: number; items: ChecklistItem[] }[];
}

export interface ServiceZone extends Stored {
	name: string;
	zip_codes: string[];
	cities: string[];
	/** Cents. */
	trip_charge: number;
	pro_ids: string[];
}

/** Opening hours; times of day such as `08:00` in the company's time zone. */
export interface Availability {
	bufferInDays: number;
	days: { name: string; windows: { start_time: string; end_time: string }[] }[];
}
