import type { Handlers } from '../http/call';
import { priceBookPage, sorted } from '../http/paging';
import { priceFormView } from '../views/priceForm';
import { need } from './lookup';
import { changePriceForm, makePriceForm, type PriceFormInput } from './priceFormInput';

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
		changePriceForm(call, form, call.body<PriceFormInput>());
		return priceFormView(call.state, call.state.priceForms.touch(form, call.now));
	},

	deletePriceForm: (call) => {
		const { id } = need(call, call.state.priceForms, call.params.uuid, 'Price form');
		call.state.priceForms.remove(id);
	},
};
