import { dropdown } from '../../descriptions/dropdowns';

/** Categories may be nested. */
export const parentUuid = (about: string) =>
	dropdown({
		displayName: 'Parent Category Name or ID',
		name: 'parent_uuid',
		load: 'getMaterialCategories',
		about,
	});
