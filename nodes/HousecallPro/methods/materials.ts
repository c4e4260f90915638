import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import * as labels from './labels';
import { matching, readPage, toResults } from './results';
import type { Result, Search } from './results';

const categories = { route: 'GET /api/price_book/material_categories', list: 'data' } as const;
const materials = { route: 'GET /api/price_book/materials', list: 'data' } as const;

/** One call of the picker reads so many categories, or until it has enough materials. */
const CATEGORIES = 20;
const ENOUGH = 50;

/** Each category, followed by those inside it. The service lists one level at a time. */
async function* allCategories(
	context: ILoadOptionsFunctions,
	query: IDataObject = {},
): AsyncGenerator<IDataObject> {
	for (const category of (await readPage(context, categories, 1, query)).records) {
		yield category;
		yield* allCategories(context, { parent_uuid: category.uuid });
	}
}

/** A picker over the materials of all categories: the service lists them by category only. */
export const searchMaterials: Search = async function (filter, token = '0') {
	const first = Number(token);
	const results: Result[] = [];
	let index = 0;
	for await (const { uuid } of allCategories(this)) {
		if (index >= first) {
			const page = await readPage(this, materials, 1, { material_category_uuid: uuid });
			results.push(...matching(toResults(this, page.records, labels.material), filter));
		}
		index += 1;
		if (index >= first + CATEGORIES || results.length >= ENOUGH) {
			return { results, paginationToken: String(index) };
		}
	}
	return { results };
};
