import type { Parts } from '../../transport/types';
import { FieldError } from '../fields';

/** Refuses an update that would change nothing. */
export function needsChange(parts: Parts): Parts {
	if (Object.keys(parts.body ?? {}).length === 0) {
		throw new FieldError(
			'Update Fields',
			'holds nothing to change',
			'Choose "Add Field" and fill at least one field.',
		);
	}
	return parts;
}
