import type { Call, Handlers } from '../http/call';
import type { PriceForm, StoredFile } from '../state/model';
import { priceBookPage, sorted } from '../http/paging';
import { priceFormView } from '../views/priceForm';
import { need } from './lookup';
import { changePriceForm, makePriceForm, type PriceFormInput } from './priceFormInput';

/** A file puts an image on a form, null takes it off; a text says nothing (API description). */
function setImage(call: Call, form: PriceForm, image?: StoredFile | null): void {
	if (image === null) form.image_url = '';
	if (!image?.content) return;
	const id = call.state.ids.next('img');
	call.state.files.set(id, image);
	form.image_url = `${call.origin}/_sandbox/files/${id}`;
}

export const priceForms: Handlers = {
	listPriceForms: (call) => {
		const found = sorted(call, call.state.priceForms);
		return priceBookPage(call, '/api/price_book/price_forms', found, (form) =>
			priceFormView(call.state, form),
		);
	},

	createPriceForm: (call) => {
		const form = call.state.priceForms.add(makePriceForm(call, call.body<PriceFormInput>()));
		return priceFormView(call.state, form);
	},

	getPriceForm: (call) =>
		priceFormView(call.state, need(call, call.state.priceForms, call.params.uuid, 'Price form')),

	updatePriceForm: (call) => {
		const form = need(call, call.state.priceForms, call.params.uuid, 'Price form');
		const { image, ...input } = call.body<PriceFormInput & { image?: StoredFile | null }>();
		changePriceForm(call, form, input);
		setImage(call, form, image);
		return priceFormView(call.state, call.state.priceForms.touch(form, call.now));
	},

	deletePriceForm: (call) => {
		const { id } = need(call, call.state.priceForms, call.params.uuid, 'Price form');
		call.state.priceForms.remove(id);
	},
};
