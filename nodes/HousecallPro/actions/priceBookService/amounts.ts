import { inside } from '../../helpers/money';
import type { Amounts } from '../../helpers/money';
import { MATERIAL } from '../material/fields';

/** Of a service of the price book, with the materials and labor rates that it may be returned with. */
export const SERVICE: Amounts = [
	...['cost', 'price'],
	...inside(
		'service_materials',
		MATERIAL.map((amount) => `material.${amount}`),
	),
	...inside('service_labor_rates', ['labor_rate.hourly_cost', 'labor_rate.hourly_price']),
];
