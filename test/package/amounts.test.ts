import { MONEY_UNIT } from '../../nodes/HousecallPro/descriptions/lineItems';
import { AMOUNTS } from '../../nodes/HousecallPro/operation/money';
import { placedFields, placesWhere } from './fields';

const isAmount = ({ name }: { name: string }) => AMOUNTS.has(name);

it('finds the fields for money', () => {
	const names = new Set(
		placedFields.map(({ field }) => field.name).filter((name) => AMOUNTS.has(name)),
	);
	expect([...names].sort()).toEqual([
		'amount',
		'amount_due_max',
		'amount_due_min',
		'cost',
		'price',
		'unit_cost',
		'unit_price',
	]);
});

it('says the unit of money in the description, since "Money In" changes it', () => {
	const unit = new RegExp(`${MONEY_UNIT}$`, 'i');
	expect(placesWhere((field) => isAmount(field) && !unit.test(field.description ?? ''))).toEqual(
		[],
	);
});

it('has no label that says cents or dollars', () => {
	expect(placesWhere(({ displayName }) => /cent|dollar/i.test(displayName))).toEqual([]);
});

it('lets every amount have cents when it is in dollars', () => {
	expect(
		placesWhere((field) => isAmount(field) && field.typeOptions?.numberPrecision !== 2),
	).toEqual([]);
});
