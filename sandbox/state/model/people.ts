import type { Address, Attachment, Stored } from './common';

export interface Customer extends Stored {
	first_name: string | null;
	last_name: string | null;
	email: string | null;
	mobile_number: string | null;
	home_number: string | null;
	work_number: string | null;
	company: string | null;
	notifications_enabled: boolean;
	lead_source: string | null;
	notes: string | null;
	kind: 'homeowner' | 'business';
	tags: string[];
	addresses: Address[];
	attachments: Attachment[];
	do_not_service: boolean;
}

export interface Employee extends Stored {
	first_name: string;
	last_name: string;
	email: string;
	mobile_number: string;
	color_hex: string;
	avatar_url: string;
	role: 'field tech' | 'office staff' | 'admin';
	tags: string[];
	permissions: Record<string, boolean>;
}

export interface Company {
	id: string;
	name: string;
	support_email: string;
	phone_number: string;
	logo_url: string;
	website: string;
	time_zone: string;
	default_arrival_window: number;
	address: Omit<Address, 'id' | 'type' | 'created_at' | 'updated_at'>;
	zip_codes: string[];
	locations: Company[];
	franchise_info: FranchiseInfo;
}

export interface FranchiseInfo {
	root_franchisor_id: string;
	franchisor_depth: number;
	metadata: {
		territory_management: { franchise_id: string | null };
		franchisee_identifier: string | null;
		external: Record<string, unknown>;
	};
}
