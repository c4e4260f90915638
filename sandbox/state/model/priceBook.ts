import type { Stored } from './common';

export interface MaterialCategory extends Stored {
	parent_uuid: string | null;
	name: string;
}

/** Prices and costs are cents. */
export interface Material extends Stored {
	material_category_uuid: string;
	name: string;
	description: string;
	price: number;
	cost: number;
	unit_of_measure: string;
	part_number: string;
	flat_rate_enabled: boolean;
	taxable: boolean;
}

export interface PriceBookService extends Stored {
	name: string;
	description: string;
	task_number: string;
	price: number;
	cost: number;
	taxable: boolean;
	unit_of_measure: string;
	category: { id: number; name: string };
	industry: { id: number; name: string };
	online_booking_enabled: boolean;
	flat_rate_enabled: boolean;
	managed_by: string;
	/** Minutes. */
	duration: number;
	material_ids: string[];
	labor_hours: number;
	pro_ids: string[];
}

export interface PriceFormOption {
	id: string;
	name: string;
	price: number;
	lower_bound: number | null;
	upper_bound: number | null;
	duration_in_minutes: number;
}

export interface ServiceAreaField {
	service_zone_id: string;
	price: number;
	/** Prices of the field's options in this zone, in their order. */
	option_prices: number[];
}

export interface PriceFormField {
	id: string;
	name: string;
	kind: string;
	price: number;
	order_index: number;
	duration_in_minutes: number;
	options: PriceFormOption[];
	service_area_fields: ServiceAreaField[];
}

export interface PriceForm extends Stored {
	name: string;
	description: string;
	automatically_add_to_new_job: boolean;
	taxable: boolean;
	olb_enabled: boolean;
	duration_in_minutes: number;
	dynamic_duration_enabled: boolean;
	bookable_as: string;
	question_1: string;
	question_2: string;
	service_area_pricing_enabled: boolean;
	default_service_zone_id: string | null;
	/** Empty where the form has no image. */
	image_url: string;
	order_index: number;
	fields: PriceFormField[];
	pro_ids: string[];
	tags: string[];
}
