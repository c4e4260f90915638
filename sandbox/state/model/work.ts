import type { Address, Attachment, Link, Named, Note, Stored } from './common';

export type LineItemKind =
	| 'materials'
	| 'labor'
	| 'fixed gratuity'
	| 'fixed discount'
	| 'percent discount';

/**
 * A line as it is read. A percent discount holds basis points in `unit_price` (1000 = 10 %), and `service_item_type` is
 * the word that answers have, which is not the one that requests take.
 */
export interface LineItem {
	id: string;
	name: string;
	description: string;
	unit_price: number;
	unit_cost: number;
	unit_of_measure: string | null;
	quantity: number;
	kind: LineItemKind;
	taxable: boolean;
	service_item_id: string | null;
	service_item_type: string | null;
}

export interface Appointment {
	id: string;
	start_time: string;
	end_time: string;
	anytime: boolean;
	arrival_window_minutes: number;
	dispatched_employees_ids: string[];
}

export interface WorkTimestamps {
	on_my_way_at: string | null;
	started_at: string | null;
	completed_at: string | null;
}

export interface Schedule {
	scheduled_start: string | null;
	scheduled_end: string | null;
	arrival_window: number;
}

export interface JobFields {
	job_type_id: string | null;
	business_unit_id: string | null;
}

/** The work of a job or of an estimate: who goes where, when, and how far it got. */
export interface Work extends Stored {
	customer_id: string;
	address_id: string | null;
	work_status: string;
	work_timestamps: WorkTimestamps;
	schedule: Schedule;
	assigned_employee_ids: string[];
	lead_source: string | null;
	fields: JobFields;
	pipeline_status_id: string | null;
}

export interface InputMaterial {
	uuid: string;
	name: string;
	description: string;
	part_number: string;
	unit_cost: number;
	quantity: number;
}

export interface Job extends Work {
	invoice_number: string;
	description: string;
	notes: Note[];
	appointments: Appointment[];
	line_items: LineItem[];
	tax: Tax;
	tags: string[];
	original_estimate_uuids: string[];
	links: Link[];
	attachments: Attachment[];
	input_materials: InputMaterial[];
	locked_at: string | null;
	canceled_at: string | null;
	/** Such a job is archived: lists show it, and what belongs to it is out of reach. */
	deleted_at: string | null;
	/** Some jobs read `schedule: null` (recorded). */
	without_schedule?: boolean;
}

/** `rate` is a fraction: 0.0825 is 8.25 %. */
export interface Tax {
	name: string;
	rate: number;
}

export interface EstimateOption {
	id: string;
	name: string;
	option_number: string;
	approval_status: string | null;
	status: string;
	message_from_pro: string;
	tags: string[];
	notes: Note[];
	line_items: LineItem[];
	tax: Tax;
	links: Link[];
	attachments: Attachment[];
	created_at: string;
	updated_at: string;
}

export interface Estimate extends Work {
	estimate_number: string;
	options: EstimateOption[];
}

export interface Lead extends Stored {
	number: number;
	customer_id: string;
	address: Address | null;
	lead_source: string | null;
	status: 'open' | 'won' | 'lost';
	pipeline_status_id: string | null;
	tags: string[];
	assigned_employee_id: string | null;
	line_items: LineItem[];
	tax: Tax;
	note: string | null;
	conversions: { id: string; type: 'Job' | 'Estimate' }[];
	job_type_id: string | null;
	lost_at: string | null;
}

export interface PipelineStatus extends Named {
	resource_type: 'lead' | 'job' | 'estimate';
	status_type: string;
}
