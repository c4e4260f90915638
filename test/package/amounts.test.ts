/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { resources } from '../../nodes/HousecallPro/actions';
import { MONEY_UNIT } from '../../nodes/HousecallPro/descriptions/lineItems';
import type { Operation, Resource } from '../../nodes/HousecallPro/operation/operation';
import { labelsOf } from '../../nodes/HousecallPro/operation/parameters';
import { childrenOf } from '../../nodes/HousecallPro/operation/encode';
import { fileOf, FOLDER } from '../../scripts/schemas/layout';
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

	/** Whether the fields of an operation, or the records that it returns, have an amount. */
	function hasMoney({ value }: Resource, { option, fields }: Operation): boolean {
		const returned = readFileSync(path.join(FOLDER, fileOf(value, option.value)), 'utf8');
		const all = resources.flatMap(({ operations }) => operations.flatMap(({ amounts }) => amounts));
		return all.some((amount = '') => {
			const name = amount.split('.').pop() ?? amount;
			return returned.includes(`"${name}": {`) || labelsOf(fields).has(name);
		});
	}

	it('offers "Money In" where an operation has amounts, and nowhere else', () => {
		const offers = ({ fields }: Operation) =>
			fields.some((field) => childrenOf(field).some(({ name }) => name === 'moneyIn'));
		const wrong = resources.flatMap((resource) =>
			resource.operations
				.filter((operation) => offers(operation) !== hasMoney(resource, operation))
				.map(({ option }) => `${resource.value} ${option.value}`),
		);

		expect(wrong).toEqual([]);
	});

	it('offers "Times In" where an operation returns times, and nowhere else', () => {
		const named = /"\w+_(at|date|end|start|time)": \{/;
		const noMoment = ['getScheduleAvailability', 'updateScheduleAvailability'];
		const wrong = resources.flatMap(({ value, operations }) =>
			operations
				.filter(({ option, fields }) => {
					const returned = readFileSync(path.join(FOLDER, fileOf(value, option.value)), 'utf8');
					const offers = fields.some((field) =>
						childrenOf(field).some(({ name }) => name === 'timesIn'),
					);
					return offers !== (named.test(returned) && !noMoment.includes(option.value));
				})
				.map(({ option }) => `${value} ${option.value}`),
		);

		expect(wrong).toEqual([]);
	});

	it('has the defaults that docs/operations.md states', () => {
		const defaults = (name: string) =>
			new Set(
				placedFields.filter(({ field }) => field.name === name).map(({ field }) => field.default),
			);
		const stated = readFileSync(path.join(FOLDER, '../../../docs/operations.md'), 'utf8');

		expect([...defaults('moneyIn')]).toEqual(['dollars']);
		expect([...defaults('timesIn')]).toEqual(['workflow']);
		expect(stated).toMatch(/amounts are in dollars \(\*Money In\*\)/);
		expect(stated).toMatch(/in the workflow’s time zone with its offset \(\*Times In\*\)/);
	});
});
