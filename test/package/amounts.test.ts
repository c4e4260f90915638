import { resources } from '../../nodes/HousecallPro/actions';
import { MONEY_UNIT } from '../../nodes/HousecallPro/descriptions/lineItems';
import type { Operation, Resource } from '../../nodes/HousecallPro/operation/operation';
import { labelsOf } from '../../nodes/HousecallPro/operation/parameters';
import { placedFields, placesWhere } from './fields';

const amountFields = placedFields.filter(({ field }) => field.typeOptions?.isAmount === true);
const names = [...new Set(amountFields.map(({ field }) => field.name))].sort();

describe('Fields for money', () => {
	it('finds the fields for money', () => {
		expect(names).toEqual([
			'amount',
			'amount_due_max',
			'amount_due_min',
			'cost',
			'price',
			'unit_cost',
			'unit_price',
		]);
	});

	it('knows every field of that name for money', () => {
		expect(
			placesWhere(({ name, typeOptions }) => names.includes(name) && !typeOptions?.isAmount),
		).toEqual([]);
	});

	it('converts every field for money', () => {
		const amountsOf = ({ amounts }: Resource, operation: Operation) =>
			(operation.amounts ?? amounts ?? []).map((amount) => amount.split('.').pop());
		const forgotten = resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				[...labelsOf(operation.fields).keys()]
					.filter((name) => names.includes(name) && !amountsOf(resource, operation).includes(name))
					.map((name) => `${resource.value} ${operation.option.value} ${name}`),
			),
		);

		expect(forgotten).toEqual([]);
	});

	it('says the unit of money in the description, since "Money In" changes it', () => {
		const unit = new RegExp(`${MONEY_UNIT}($|\\. )`, 'i');
		const silent = amountFields.filter(({ field }) => !unit.test(field.description ?? ''));

		expect(silent.map(({ place }) => place)).toEqual([]);
	});

	it('has no label that says cents or dollars', () => {
		expect(placesWhere(({ displayName }) => /cent|dollar/i.test(displayName))).toEqual([]);
	});

	it('lets every amount have cents when it is in dollars', () => {
		const whole = amountFields.filter(({ field }) => field.typeOptions?.numberPrecision !== 2);

		expect(whole.map(({ place }) => place)).toEqual([]);
	});
});
