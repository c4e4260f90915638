/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import fc from 'fast-check';
import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/HousecallPro/actions';
import { estimateOptions } from '../../nodes/HousecallPro/actions/estimate/fields';
import { FieldError } from '../../nodes/HousecallPro/helpers/values';
import { childrenOf, toWire } from '../../nodes/HousecallPro/operation/encode';
import { isAmountText, toCents } from '../../nodes/HousecallPro/helpers/money';
import { seed } from '../../tools/engine/seed';

const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 2000);

const withChildren = (field: INodeProperties): INodeProperties[] => [
	field,
	...childrenOf(field).flatMap(withChildren),
];

const fields = resources.flatMap(({ operations }) =>
	operations.flatMap((operation) => operation.fields.flatMap(withChildren)),
);

/** What expressions give: JSON, what models write of it, words for yes, no and none, and dates. */
const given = fc.oneof(
	fc.anything(),
	fc.jsonValue(),
	fc.json(),
	fc.constantFrom('', ' ', 'n/a', 'TRUE', 'no', NaN, Infinity, '[]', '["a", "b"]', "['a']", 'a, b'),
	fc.constantFrom(new Date(0), new Date(NaN), '2026-04-30', '2026-11-01T01:30:00'),
	fc.constantFrom({ id: 'a' }, [{ uuid: 'b' }, null], { mode: 'id', value: { id: 'c' } }),
);

/** A text of money is read last, when its unit is known. */
function centsOf({ name, displayName }: INodeProperties, wire: unknown): unknown {
	const labels = new Map([[name, displayName]]);
	return toCents({ [name]: wire as string }, [name], 'cents', labels)[name];
}

function encode(field: INodeProperties, value: unknown): { wire?: unknown; error?: unknown } {
	try {
		const wire = toWire(field, value, 'America/New_York');
		return { wire: isAmountText(field, wire) ? centsOf(field, wire) : wire };
	} catch (error) {
		return { error };
	}
}

/** What each type of field may become, besides nothing. */
const isOfType = ({ type, typeOptions }: INodeProperties, wire: unknown): boolean => {
	if (type === 'boolean') return typeof wire === 'boolean';
	if (type === 'number') return Number.isFinite(wire);
	if (type === 'dateTime') return /^\d{4,6}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(String(wire));
	if (type === 'multiOptions' || (type === 'string' && typeOptions?.multipleValues)) {
		return Array.isArray(wire) && wire.every((entry) => typeof entry === 'string');
	}
	return type !== 'resourceLocator' || (typeof wire === 'string' && wire !== '');
};

describe('A value of any kind', () => {
	it('A field sends a value of its own type, or refuses what it is given by its name', () => {
		fc.assert(
			fc.property(fc.constantFrom(...fields), given, (field, value) => {
				const { wire, error } = encode(field, value);
				if (error !== undefined) {
					return error instanceof FieldError && error.message.startsWith('"');
				}
				return (
					wire === undefined || (isOfType(field, wire) && !/\[object/.test(JSON.stringify(wire)))
				);
			}),
			{ numRuns, seed },
		);
	});

	it('What was encoded is encoded to itself', () => {
		const plain = fields.filter(({ type }) => !['collection', 'fixedCollection'].includes(type));
		fc.assert(
			fc.property(fc.constantFrom(...plain), given, (field, value) => {
				const { wire } = encode(field, value);
				return (
					wire === undefined ||
					typeof value === 'object' ||
					JSON.stringify(encode(field, wire).wire) === JSON.stringify(wire)
				);
			}),
			{ numRuns, seed },
		);
	});

	describe('A list of groups', () => {
		it.each([
			[[{ name: 'A', color: 'red' }], '"Estimate Options" has no field color'],
			['[{ "name": "A", "color": "red" }]', '"Estimate Options" has no field color'],
			[{ options: [{ name: 'A' }] }, '"Estimate Options" must be a list of objects'],
			['A, B', '"Estimate Options" must be a list of objects'],
			[[{}], '"Estimate Options" has an entry in which nothing is filled in'],
		])('refuses %j', (value, message) => {
			expect(encode(estimateOptions, value).error).toMatchObject({ message });
		});

		it.each([[{ option: [{ name: 'A' }, null, false] }], [[{ name: 'A' }]], ['[{ "name": "A" }]']])(
			'takes %j',
			(value) => {
				expect(encode(estimateOptions, value)).toEqual({ wire: [{ name: 'A' }] });
			},
		);

		it.each([[{}], [''], [null], [false]])('is nothing: %j', (value) => {
			expect(encode(estimateOptions, value)).toEqual({ wire: undefined });
		});
	});
});
