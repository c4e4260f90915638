import type { INodeProperties } from 'n8n-workflow';

import {
	additionalJson,
	needsChange,
	recordName,
	updateFields,
} from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import type { RequestParts } from '../../transport/types';
import { optional } from '../../descriptions/locator';
import { changedFormFieldId, priceFormId } from '../../descriptions/locators';
import { FieldError, isEmpty, isObject } from '../../helpers/values';
import { formDetails } from './fields';
import { changedFormFields, layOutDetails } from './formFields';
import { image, sendWithImage } from './image';
import { simplePriceForm } from './simplify';
import { toWritableForm } from './writable';

const removeImage: INodeProperties = {
	displayName: 'Remove Image',
	name: 'removeImage',
	type: 'boolean',
	default: true,
	description: 'Whether to take the image off the form',
};

/** The service takes an image off when it is sent as null. */
const withoutImage = ({ path, body = {} }: RequestParts, isRemoved: unknown): RequestParts => ({
	path,
	body: { ...(isRemoved ? { image: null } : {}), ...toWritableForm(body) },
});

/** @throws FieldError for a field to remove that is not told: the service would find nothing to remove */
function refuseUntold(parts: RequestParts): RequestParts {
	const { fields_attributes: list } = parts.body ?? {};
	const isUntold = (entry: unknown) =>
		isObject(entry) && entry._destroy === true && isEmpty(entry.id);
	const index = Array.isArray(list) ? list.findIndex(isUntold) : -1;
	if (index < 0) return parts;
	throw new FieldError(
		changedFormFieldId.displayName,
		`in entry ${index + 1} of "${changedFormFields.displayName}" is empty`,
		'Choose the field that is taken out of the form, or switch "Remove" off.',
	);
}

/**
 * PUT /api/price_book/price_forms/{uuid}. Prices in cents on the wire. A field of the form goes by `_destroy` only
 * (API description).
 */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a price form',
		description: 'Change a price form, or add, change and remove the fields in it',
	},
	route: 'PUT /api/price_book/price_forms/{price_form_id}',
	idempotent: false,
	fields: [
		priceFormId,
		updateFields([
			optional(recordName('e.g. Deep clean')),
			...formDetails,
			changedFormFields,
			image,
			removeImage,
			additionalJson,
		]),
	],
	settings: [image.name, removeImage.name],
	preSend: (parts, settings) => {
		const changes = withoutImage(parts, settings[removeImage.name]);
		return refuseUntold(layOutDetails(image.name in settings ? changes : needsChange(changes)));
	},
	execute: sendWithImage,
	simplify: simplePriceForm,
	returns: 'record',
};
