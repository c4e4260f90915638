import type { INodeProperties } from 'n8n-workflow';

import { placesWhere } from './fields';

type Check = (field: INodeProperties) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values that a list of options holds; undefined when n8n loads the list. */
function choicesOf({ options, typeOptions }: INodeProperties): unknown[] | undefined {
	if (typeOptions?.loadOptionsMethod) return undefined;
	return (options ?? []).map((option) => ('value' in option ? option.value : undefined));
}

const isChoice = (field: INodeProperties, value: unknown) =>
	choicesOf(field)?.includes(value) ?? value === '';

function isParsable(text: unknown): boolean {
	try {
		return isText(text) && isRecord(JSON.parse(text));
	} catch {
		return false;
	}
}

function isWithin({ default: value, typeOptions }: INodeProperties): boolean {
	const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
	return typeof value === 'number' && value >= minValue && value <= maxValue;
}

function isLocator({ default: value, modes = [] }: INodeProperties): boolean {
	const { mode, value: id }: Record<string, unknown> = isRecord(value) ? value : {};
	return id === '' && modes.some(({ name }) => name === mode);
}

/** What a field of each type may start with, as n8n's editor stores it. */
const VALID: Partial<Record<INodeProperties['type'], Check>> = {
	boolean: ({ default: value }) => typeof value === 'boolean',
	collection: ({ default: value }) => isRecord(value) && Object.keys(value).length === 0,
	dateTime: ({ default: value }) => isText(value),
	fixedCollection: ({ default: value }) => isRecord(value),
	json: ({ default: value }) => isParsable(value),
	multiOptions: (field) =>
		Array.isArray(field.default) && field.default.every((value) => isChoice(field, value)),
	notice: ({ default: value }) => value === '',
	number: isWithin,
	options: (field) => isChoice(field, field.default),
	resourceLocator: isLocator,
	string: ({ default: value }) => isText(value),
};

const isRepeated = ({ type, typeOptions }: INodeProperties) =>
	type !== 'fixedCollection' && typeOptions?.multipleValues === true;

describe('A field’s default', () => {
	it('starts every field with a value of its own type', () => {
		const isWrong: Check = (field) =>
			isRepeated(field) ? !Array.isArray(field.default) : !VALID[field.type]?.(field);

		expect(placesWhere(isWrong)).toEqual([]);
	});
});
