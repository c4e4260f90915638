import { isTelling, mapValues, type Schema } from './infer';

/** Values of one name are of one kind throughout the service. */
type Known = Map<string, Schema>;

/** What is null in every record is a text where no other record has it either: a time, an ID or a name (inferred). */
const TEXT: Schema = { type: 'string' };

function learn(known: Known, { properties = {}, items }: Schema): void {
	for (const [name, property] of Object.entries(properties)) {
		if (isTelling(property) && !known.has(name)) known.set(name, property);
		learn(known, property);
	}
	if (items) learn(known, items);
}

function filled(schema: Schema, known: Known): Schema {
	const { properties, items } = schema;
	return {
		...schema,
		...(properties && {
			properties: mapValues(properties, (property, name) =>
				isTelling(property) ? filled(property, known) : fromName(property, known.get(name)),
			),
		}),
		...(items && { items: filled(items, known) }),
	};
}

/** A list of which nothing else is known, as of companies in companies in companies, holds objects. */
function fromName(property: Schema, other: Schema | undefined): Schema {
	if (property.type === 'null') return other && typeof other.type === 'string' ? other : TEXT;
	if (property.type === 'array') return { type: 'array', items: shallow(other?.items) };
	return property;
}

const shallow = (items: Schema = { type: 'object' }): Schema =>
	isWhole(items) ? items : { type: 'object' };

/** Whether nothing is left untold in a schema, at any depth. */
const isWhole = ({ properties = {}, items }: Schema): boolean =>
	Object.values(properties).every(
		(property) => (isTelling(property) || property.type === 'object') && isWhole(property),
	) &&
	(!items || isWhole(items));

/** Schemas in which nothing is null, and no list of nothing: what one lacks, another of them tells by the name. */
export function completedByName(schemas: Map<string, Schema>): Map<string, Schema> {
	const known: Known = new Map();
	for (const schema of schemas.values()) learn(known, schema);
	return new Map([...schemas].map(([file, schema]) => [file, filled(schema, known)]));
}
