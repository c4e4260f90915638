import type { Call, Handlers } from '../http/call';
import { notFound } from '../http/errors';
import { priceBookPage, sorted } from '../http/paging';
import type { Material, MaterialCategory } from '../state/model';
import { need } from './lookup';

type MaterialInput = Partial<
	Pick<
		Material,
		| 'material_category_uuid'
		| 'name'
		| 'description'
		| 'price'
		| 'cost'
		| 'unit_of_measure'
		| 'part_number'
		| 'flat_rate_enabled'
		| 'taxable'
	>
>;

/** Materials of the price book and the tree of categories they lie in. */
export const materials: Handlers = {
	listMaterials: (call) => {
		const category = needCategory(call, String(call.query.material_category_uuid));
		const found = sorted(call, call.state.materials).filter(
			(material) => material.material_category_uuid === category.id,
		);
		return priceBookPage(call, '/api/price_book/materials', found, (one) =>
			materialView(call, one),
		);
	},

	createMaterial: (call) => {
		const { name = '', material_category_uuid: uuid = '', ...input } = call.body<MaterialInput>();
		const category = needCategory(call, uuid);
		const material = call.state.materials.add({
			...BLANK,
			...input,
			name,
			material_category_uuid: category.id,
			...newRecord(call, 'pbmat'),
		});
		return materialView(call, material);
	},

	updateMaterial: (call) => {
		const material = need(call, call.state.materials, call.params.uuid, 'Material');
		const changes = pick(call.body<MaterialInput>());
		call.state.materials.touch(Object.assign(material, changes), call.now);
		return materialView(call, material);
	},

	deleteMaterial: (call) => {
		const { id } = need(call, call.state.materials, call.params.uuid, 'Material');
		call.state.materials.remove(id);
		return {};
	},

	listMaterialCategories: (call) => {
		const parent = call.query.parent_uuid ?? null;
		const found = sorted(call, call.state.materialCategories).filter(
			(category) => category.parent_uuid === parent,
		);
		return priceBookPage(call, '/api/price_book/material_categories', found, categoryView);
	},

	createMaterialCategory: (call) => {
		const { name, parent_uuid: parent } = call.body<{ name: string; parent_uuid?: string }>();
		const category = call.state.materialCategories.add({
			name,
			parent_uuid: parent ? needCategory(call, parent).id : null,
			...newRecord(call, 'pbmcat'),
		});
		return categoryView(category);
	},

	updateMaterialCategory: (call) => {
		const category = needCategory(call, call.params.uuid);
		const { name = category.name } = call.body<{ name?: string }>();
		return categoryView(
			call.state.materialCategories.touch(Object.assign(category, { name }), call.now),
		);
	},

	deleteMaterialCategory: (call) => {
		removeCategory(call, needCategory(call, call.params.uuid));
		return {};
	},
};

const BLANK = {
	description: '',
	price: 0,
	cost: 0,
	unit_of_measure: '',
	part_number: '',
	flat_rate_enabled: false,
	taxable: false,
};

/** With everything in it. */
function removeCategory(call: Call, { id }: MaterialCategory): void {
	const { materials: records, materialCategories } = call.state;
	for (const material of records.where('material_category_uuid', id)) records.remove(material.id);
	for (const child of materialCategories.where('parent_uuid', id)) removeCategory(call, child);
	materialCategories.remove(id);
}

function needCategory(call: Call, id: string): MaterialCategory {
	const category = call.state.materialCategories.get(id);
	if (!category) throw notFound('Material category');
	return category;
}

function newRecord(call: Call, prefix: string) {
	return {
		id: call.state.ids.next(prefix),
		company_id: call.company.id,
		created_at: call.now,
		updated_at: call.now,
	};
}

/** What of a material can be changed: it stays in its category. */
function pick(input: MaterialInput): MaterialInput {
	const names = ['name', ...Object.keys(BLANK)];
	return Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)));
}

export function materialView(call: Call, material: Material) {
	const { id, material_category_uuid, name, description, cost, unit_of_measure } = material;
	const { part_number, price, flat_rate_enabled, taxable } = material;
	return {
		object: 'material',
		uuid: id,
		...{ material_category_uuid, name, description },
		image: '',
		...{ cost, unit_of_measure, part_number, price, flat_rate_enabled },
		material_category_name: call.state.materialCategories.peek(material_category_uuid)?.name,
		taxable,
	};
}

function categoryView({ id, parent_uuid, name }: MaterialCategory) {
	return { object: 'material_category', uuid: id, parent_uuid, name, image: '' };
}
