import { inside } from '../../helpers/money';
import type { Amounts } from '../../helpers/money';

/** The lists that nest in a form have this ending where they are written. */
const lists = (name: string, amounts: Amounts): Amounts => [
	...inside(name, amounts),
	...inside(`${name}_attributes`, amounts),
];

const PRICE: Amounts = ['price'];
const ZONE: Amounts = [...PRICE, ...lists('service_area_field_options', PRICE)];

/** Of a price form: the price of each field, of each option, and of both by service zone. */
export const FORM: Amounts = lists('fields', [
	...PRICE,
	...lists('options', PRICE),
	...lists('service_area_fields', ZONE),
]);
