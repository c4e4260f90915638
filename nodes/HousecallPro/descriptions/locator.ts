import type { INodeProperties } from 'n8n-workflow';

interface LocatorConfig {
	displayName: string;
	/** The ID's name on the wire. */
	name: string;
	/** A method of `methods/listSearch.ts`. */
	search: string;
	/** What the service's IDs of this kind start with. */
	prefix: string;
	/** Where the web app shows such a record, followed by its ID. */
	page?: string;
	description?: string;
}

const EXAMPLE = '0123456789abcdef0123456789abcdef';

const pageOf = (page: string, prefix: string) => ({
	regex: `https://pro\\.housecallpro\\.com/app/${page}/(${prefix}\\w+)(?:[/?#].*)?`,
	example: `https://pro.housecallpro.com/app/${page}/${prefix}${EXAMPLE}`,
});

/** One existing record, chosen from a list or given by its ID or the address of its page. */
export const locator = ({
	displayName,
	name,
	search,
	prefix,
	page,
	description,
}: LocatorConfig): INodeProperties => {
	const { regex, example } = pageOf(page ?? '', prefix);
	const field: INodeProperties = {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${example}`,
				extractValue: { type: 'regex', regex },
				validation: [
					{ type: 'regex', properties: { regex, errorMessage: `It looks like ${example}` } },
				],
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${prefix}${EXAMPLE}`,
				validation: [
					{
						type: 'regex',
						properties: {
							regex: '^\\S+$',
							errorMessage: `An ID has no spaces; it looks like ${prefix}${EXAMPLE}`,
						},
					},
				],
			},
		],
	};
	return page ? field : { ...field, modes: field.modes?.filter((mode) => mode.name !== 'url') };
};

/** The same where it may be left out, inside a collection. */
export const optional = (field: INodeProperties): INodeProperties => ({
	...field,
	required: false,
});

/** A locator inside a repeated group, where n8n does not read an ID out of an address. Empty means none. */
export const inGroup = (
	field: INodeProperties,
	about: Partial<INodeProperties>,
): INodeProperties => ({
	...optional(field),
	modes: field.modes?.filter(({ name }) => name !== 'url'),
	...about,
});
