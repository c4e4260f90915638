import { isObject } from '../../helpers/values';
import type { Simplify } from '../../operation/operation';

export const simpleService: Simplify = (service) => {
	const { uuid, name, description, task_number, price, cost } = service;
	const { unit_of_measure, taxable, duration, online_booking_enabled } = service;
	return {
		uuid,
		name,
		description,
		task_number,
		price,
		cost,
		unit_of_measure,
		taxable,
		duration,
		online_booking_enabled,
		category: isObject(service.category) ? service.category.name : service.category,
	};
};
