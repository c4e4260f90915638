import type { INodeProperties } from 'n8n-workflow';

/**
 * What n8n's AI builder and its MCP server read (n8n 2.10 and later). Older versions of n8n-workflow have no types for
 * it, and older versions of n8n do not look at it.
 */
export interface NodeHint {
	searchHint: string;
	relatedNodes: Array<{ nodeType: string; relationHint: string }>;
}

/** For a node's description: `...nodeHint({ … })`. */
export const nodeHint = (builderHint: NodeHint) => ({ builderHint });

const fieldHint = (propertyHint: string) => ({ builderHint: { propertyHint } });

const RECORD = fieldHint(
	'A record by its ID: mode "id", with an expression that gives the ID from an earlier node. Find or create the record before.',
);
const DATE = fieldHint(
	'ISO 8601. A time without a time zone is in that of the workflow. Do not convert to UTC.',
);
const MONEY = fieldHint(
	'In the unit of Options → Money In: dollars such as 149.5, unless that says cents.',
);

function hintFor({ type, typeOptions }: INodeProperties) {
	if (type === 'resourceLocator') return RECORD;
	if (type === 'dateTime') return DATE;
	return typeOptions?.isAmount === true ? MONEY : undefined;
}

/** The same fields, those inside collections included, with a hint where they hold records, dates or money. */
export const withHints = (fields: INodeProperties[]): INodeProperties[] => fields.map(withHint);

function withHint(field: INodeProperties): INodeProperties {
	const { options } = field;
	if (!options || !/collection$/i.test(field.type)) return { ...field, ...hintFor(field) };
	return { ...field, options: options.map(withHintInside) };
}

type Entry = NonNullable<INodeProperties['options']>[number];

function withHintInside(entry: Entry): Entry {
	if ('values' in entry) return { ...entry, values: withHints(entry.values) };
	return 'type' in entry ? withHint(entry) : entry;
}
