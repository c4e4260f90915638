import { additionalFields, additionalJson, recordName } from '../../descriptions/collections';
import type { Operation } from '../../operation/operation';
import { formDetails } from './fields';
import { layOutDetails, newFormFields } from './formFields';
import { image, sendWithImage } from './image';
import { simplePriceForm } from './simplify';
import { toWritableForm } from './writable';

/**
 * POST /api/price_book/price_forms. Prices in cents on the wire. Responds 200 with the price form. Its image goes by
 * an update.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a price form',
		description:
			'Add a price form to the price book, which works out a price from what is chosen in its fields',
	},
	route: 'POST /api/price_book/price_forms',
	fields: [
		recordName('e.g. Deep clean'),
		additionalFields([...formDetails, newFormFields, image, additionalJson]),
	],
	preSend: ({ path, body = {} }) => layOutDetails({ path, body: toWritableForm(body, true) }),
	settings: [image.name],
	execute: sendWithImage,
	simplify: simplePriceForm,
	returns: 'record',
};
