/** What every record has. `revision` orders records that changed within the same second. */
export interface Stored {
	id: string;
	company_id: string;
	created_at: string;
	updated_at: string;
	revision: number;
}

export interface Address {
	id: string;
	type: 'billing' | 'service';
	street: string | null;
	street_line_2: string | null;
	city: string | null;
	state: string | null;
	zip: string | null;
	country: string | null;
	latitude: string | null;
	longitude: string | null;
	created_at: string;
	updated_at: string;
}

export interface Attachment {
	id: string;
	file_name: string;
	url: string;
	file_type: string;
}

/** The content of an attachment. */
export interface StoredFile {
	name: string;
	type: string;
	content: Buffer;
}

export interface Note {
	id: string;
	content: string;
}

export interface Link {
	id: string;
	title: string;
	url: string;
}

/** A tag, a lead source, a job type or a business unit. */
export interface Named extends Stored {
	name: string;
}

export interface WebhookSubscription extends Stored {
	url: string;
	events: string[];
	active: boolean;
}

/** One attempt to deliver an event; `status` is null when nobody answered. */
export interface Delivery {
	event: string;
	url: string;
	status: number | null;
	error: string | null;
	at: string;
	milliseconds: number;
}
