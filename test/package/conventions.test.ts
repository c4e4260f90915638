import type { INodeProperties, INodePropertyMode, INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../../nodes/HousecallPro/actions';
import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { HousecallProPollingTrigger } from '../../nodes/HousecallPro/HousecallProPollingTrigger.node.ts';
import { HousecallProTrigger } from '../../nodes/HousecallPro/HousecallProTrigger.node.ts';
import { childrenOf } from '../../nodes/HousecallPro/operation/encode';
import { placedFields, placesWhere } from './fields';
import { isSentenceCase, isSorted, isStoppedWell, isTitleCase } from './words';

const selectable = resources.flatMap(({ operations }) => operations.map(({ option }) => option));

const optionsOf = ({ options = [] }: INodeProperties) =>
	options.filter((option): option is INodePropertyOptions => 'value' in option);

interface Pickers {
	methods: { listSearch?: object; loadOptions?: object };
}

/** As `placedFields` names them. */
const NODES = new Map<string, Pickers>([
	['node', new HousecallPro()],
	['trigger', new HousecallProTrigger()],
	['polling', new HousecallProPollingTrigger()],
]);

/** From five on n8n wants choices A–Z; fewer may follow the service's own order. */
const SORTED_FROM = 5;

/** Each record has its own; the example is of that record. */
const OF_ANY_RECORD = ['Description (description)', 'Name (name)', 'Search (q)', 'URL (url)'];

describe('The node’s fields and texts', () => {
	it('finds the fields of the three nodes, of all operations and of the credential', () => {
		const operations = resources.flatMap(({ value, operations: own }) =>
			own.map(({ option }) => `node ${value}:${option.value} `),
		);
		const owners = [...operations, 'trigger ', 'polling ', 'credential '];

		expect(
			owners.filter((owner) => !placedFields.some(({ place }) => place.startsWith(owner))),
		).toEqual([]);
	});

	describe('resources and operations', () => {
		it('are named in Title Case', () => {
			const names = [...resources, ...selectable].map(({ name }) => name);

			expect(names.filter((name) => !isTitleCase(name))).toEqual([]);
		});

		it('are listed A–Z', () => {
			expect(isSorted(resources.map(({ name }) => name))).toBe(true);

			const unsorted = resources.filter(
				({ operations }) => !isSorted(operations.map(({ option }) => option.name)),
			);
			expect(unsorted.map(({ name }) => name)).toEqual([]);
		});

		it('have actions in sentence case, without a full stop, and no two alike', () => {
			const actions = selectable.map(({ action }) => action);

			expect(actions.filter((action) => !isSentenceCase(action) || action.endsWith('.'))).toEqual(
				[],
			);
			expect(actions.filter((action, index) => actions.indexOf(action) !== index)).toEqual([]);
		});

		it('have actions that start with the operation’s verb', () => {
			const wrong = selectable.filter(
				({ name, action }) => action.split(' ')[0] !== name.split(' ')[0],
			);

			expect(wrong.map(({ action }) => action)).toEqual([]);
		});

		it('are described in sentences that end as n8n’s do', () => {
			const descriptions = selectable.map(({ description }) => description);

			expect(descriptions.filter((text) => !/^[A-Z]/.test(text) || !isStoppedWell(text))).toEqual(
				[],
			);
		});

		it('call a list "Get Many" and its value "getAll"', () => {
			const lists = selectable.filter(
				({ name, value }) => (name === 'Get Many') !== (value === 'getAll'),
			);

			expect(lists).toEqual([]);
		});
	});

	describe('fields', () => {
		it('are named in Title Case, and so are their options', () => {
			const isWrong = (field: INodeProperties) =>
				[field.displayName, ...optionsOf(field).map(({ name }) => name)].some(
					(name) => field.type !== 'notice' && !isTitleCase(name),
				);

			expect(placesWhere(isWrong)).toEqual([]);
		});

		it('are described in sentences that end as n8n’s do', () => {
			const isWrong = (field: INodeProperties) =>
				[field, ...optionsOf(field)].some(
					({ description }) => description !== undefined && !isStoppedWell(description),
				);

			expect(placesWhere(isWrong)).toEqual([]);
		});

		it('are not described by their own name', () => {
			const isWrong = ({ displayName, description }: INodeProperties) =>
				description?.toLowerCase() === displayName.toLowerCase();

			expect(placesWhere(isWrong)).toEqual([]);
		});

		it('say where to find an ID that is typed by hand', () => {
			const isTyped = ({ type, displayName }: INodeProperties) =>
				type === 'string' && / IDs?$/.test(displayName);
			// of the company's own making
			const isOwn = ({ name }: INodeProperties) => name === 'franchise_id';
			const saysWhere = ({ description }: INodeProperties) => description?.includes(' → ');

			expect(placesWhere((field) => isTyped(field) && !isOwn(field) && !saysWhere(field))).toEqual(
				[],
			);
		});

		it('show an example of what is typed into them, or begin with a value', () => {
			expect(placesWhere((field) => isTyped(field) && !isExplained(field))).toEqual([]);
			expect(placesWhere(({ modes = [] }) => modes.some(isUnexplainedMode))).toEqual([]);
		});

		it('show the same example wherever the same is typed', () => {
			const examples = new Map<string, Set<unknown>>();
			for (const { field } of placedFields.filter((placed) => isTyped(placed.field))) {
				const { displayName, name, placeholder } = field;
				const key = `${displayName} (${name})`;
				if (placeholder) examples.set(key, (examples.get(key) ?? new Set()).add(placeholder));
			}
			const differing = [...examples].filter(([, { size }]) => size > 1).map(([key]) => key);

			expect(differing.sort()).toEqual(OF_ANY_RECORD);
		});

		it('stand before the optional ones where they are required', () => {
			const wrong = resources.flatMap(({ value, operations }) =>
				operations
					.filter(({ fields }) => !areRequiredFirst(fields))
					.map(({ option }) => `${value}:${option.value}`),
			);

			expect(wrong).toEqual([]);
		});

		it('let a record be picked from a list first, where there is a list', () => {
			const isWrong = ({ modes = [] }: INodeProperties) =>
				modes.slice(1).some(({ name }) => name === 'list');

			expect(placesWhere(({ type }) => type === 'resourceLocator')).not.toEqual([]);
			expect(placesWhere(isWrong)).toEqual([]);
		});

		it('ask "Whether" where they are switches', () => {
			const isWrong = ({ type, description = '' }: INodeProperties) =>
				type === 'boolean' && !description.startsWith('Whether ');

			expect(placesWhere(isWrong)).toEqual([]);
		});

		it('let records be picked: an ID is typed only where no endpoint lists what it stands for', () => {
			const asksForId = ({ type, name, displayName }: INodeProperties) =>
				type === 'string' && (/(^|_)(id|uuid)s?$/.test(name) || /\bIDs?\b/.test(displayName));

			expect(placesWhere(asksForId)).toEqual([
				'node company:updateFranchiseInfo updateFields.franchise_id',
				'node estimate:create additionalFields.estimate_fields.business_unit_id',
				'node estimateOption:createJob additionalFields.job_fields.business_unit_id',
				'node job:create additionalFields.job_fields.business_unit_id',
			]);
		});

		it('have the methods that fill their lists, each in its own node', () => {
			const methodsOf = (owner: string): object => ({
				...NODES.get(owner)?.methods.listSearch,
				...NODES.get(owner)?.methods.loadOptions,
			});
			const namedBy = ({ typeOptions, modes = [] }: INodeProperties) =>
				[
					typeOptions?.loadOptionsMethod,
					...modes.map((mode) => mode.typeOptions?.searchListMethod),
				].filter((name) => name !== undefined);
			const named = placedFields.flatMap(({ place, field }) =>
				namedBy(field).map((name) => [place, place.split(' ')[0], name]),
			);

			expect(new Set(named.map(([, owner]) => owner))).toEqual(new Set(NODES.keys()));
			expect(named.filter(([, owner, name]) => !(name in methodsOf(owner)))).toEqual([]);
		});

		it('are listed A–Z inside a collection', () => {
			const isWrong = (field: INodeProperties) =>
				field.type === 'collection' &&
				!isSorted(childrenOf(field).map(({ displayName }) => displayName));

			expect(placesWhere(isWrong)).toEqual([]);
		});

		it('offer their choices A–Z where there are many', () => {
			const isWrong = (field: INodeProperties) => {
				const names = optionsOf(field).map(({ name }) => name);
				return names.length >= SORTED_FROM && !isSorted(names) && names[0] !== 'Monday';
			};

			expect(placesWhere(isWrong)).toEqual([]);
		});

		it('have a name of their own within one operation, so that none hides another', () => {
			const doubled = resources.flatMap(({ value, operations }) =>
				operations.flatMap(({ option, fields }) =>
					doublesOf(fields).map((name) => `${value}:${option.value} ${name}`),
				),
			);

			expect(doubled).toEqual([]);
		});

		it('have a name of their own within one collection', () => {
			const isWrong = (field: INodeProperties) => doublesOf(childrenOf(field)).length > 0;

			expect(placesWhere(isWrong)).toEqual([]);
		});
	});

	/** Whether somebody types into it; a text with choices is picked from. */
	function isTyped({ type, options }: INodeProperties): boolean {
		return (type === 'string' || type === 'number') && !options;
	}

	function isExplained({ placeholder, default: value }: INodeProperties): boolean {
		return Boolean(placeholder?.trim()) || (value !== '' && value !== 0);
	}

	function isUnexplainedMode({ type, placeholder }: INodePropertyMode): boolean {
		return type === 'string' && !placeholder?.trim();
	}

	/** No required field follows one of those collections that hold what may be left out. */
	function areRequiredFirst(fields: INodeProperties[]): boolean {
		const optional = fields.findIndex(({ type, required }) => type === 'collection' && !required);
		return optional < 0 || fields.slice(optional).every(({ required }) => !required);
	}

	/** Names that more than one of the fields has. */
	function doublesOf(fields: INodeProperties[]): string[] {
		const names = fields.map(({ name }) => name);
		return names.filter((name, index) => names.indexOf(name) !== index);
	}
});
