import type { Call } from '../http/call';
import type { Address } from '../state/model';

export interface AddressInput {
	/** Of one that exists already, where addresses are written with their customer. */
	id?: string;
	type?: Address['type'];
	street?: string | null;
	street_line_2?: string | null;
	city?: string | null;
	state?: string | null;
	zip?: string | null;
	country?: string | null;
	latitude?: number | string | null;
	longitude?: number | string | null;
}

/** A new address with what the request says about it; it belongs to nobody yet. */
export function makeAddress(call: Call, input: AddressInput): Address {
	return {
		id: call.state.ids.next('adr'),
		type: input.type ?? 'service',
		street: input.street ?? null,
		street_line_2: input.street_line_2 ?? null,
		city: input.city ?? null,
		state: input.state ?? null,
		zip: input.zip ?? null,
		country: input.country ?? null,
		latitude: textOrNull(input.latitude),
		longitude: textOrNull(input.longitude),
		created_at: call.now,
		updated_at: call.now,
	};
}

function textOrNull(value: number | string | null | undefined): string | null {
	return value === null || value === undefined ? null : String(value);
}
